import { hashJson } from '../bytes/hash-json.ts'
import { fromHex } from '../bytes/hex.ts'
import { pack } from '../bytes/pack.ts'

/** Who confirms the right to vote: `a` the federation, `b` a body outside it. */
export type IssuerId = 'a' | 'b'

/** Where answers of a round come from; never changed after signing. */
export type Mode = 'ballot' | 'open' | 'identified'

/** A round or style code: public, short, safe in addresses. */
export const codePattern = /^[a-z0-9][a-z0-9-]{0,31}$/

/** An attribute the phone may send, with every code the checker accepts. */
export interface ManifestAttribute {
  readonly name: string
  readonly codes: readonly string[]
}

/** One assessed unit, or one survey: one questionnaire version and one key of each issuer. */
export interface ManifestStyle {
  readonly style: string
  readonly title: string
  /** Public code of the assessed unit; left out where the survey is about none. */
  readonly unit?: string
  /** `hashJson` of the compiled questionnaire. */
  readonly form: string
  /** Expected reading time in seconds. */
  readonly seconds: number
  readonly invited: number
  readonly attributes: readonly ManifestAttribute[]
  /** RSA modulus of each issuer, base64url; the public exponent is always 65537. Empty outside ballot mode. */
  readonly keys: { readonly [issuer in IssuerId]?: string }
}

/** What is fixed before the first answer: leaf 0 of the round's log, signed with the log key. */
export interface Manifest {
  readonly version: 'fs1'
  readonly round: string
  readonly mode: Mode
  readonly title: string
  /** ISO 8601 in UTC. */
  readonly opensAt: string
  readonly closesAt: string
  /** How long after closing a ballot on its way is still taken. */
  readonly graceSeconds: number
  /** Below this many answers nothing is shown. */
  readonly k: number
  readonly issuers: readonly { readonly id: IssuerId; readonly name: string }[]
  readonly styles: readonly ManifestStyle[]
  /** `hashJson` of the scoring recipe. */
  readonly recipe: string
  /** Ed25519 public key of the log: 32 bytes, base64url. */
  readonly logKey: string
}

/** SHA-256 over the manifest's canonical JSON, hexadecimal. */
export const manifestHash = (manifest: Manifest): string => hashJson(manifest)

/** What the log key signs, and the entry that becomes leaf 0. */
export const manifestEntry = (round: string, hash: string): Uint8Array =>
  pack('uq1-manifest', round, fromHex(hash))

/**
 * The style of that code.
 * @throws RangeError when the manifest has none
 */
export function styleOf(manifest: Manifest, style: string): ManifestStyle {
  const found = manifest.styles.find((each) => each.style === style)
  if (found === undefined) throw new RangeError(`styleOf: ${manifest.round} has no ${style}`)
  return found
}
