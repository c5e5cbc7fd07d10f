import type { KeyObject } from 'node:crypto'
import { type Faults, Unreadable } from './fault.ts'
import { hashJson } from './hash.ts'
import * as lines from './lines.ts'
import type { Issuer, Manifest, Style } from './manifest.ts'
import { leafHash } from './merkle-tree.ts'
import { pack } from './pack.ts'
import type { Reader } from './reader.ts'
import { isSignedByLog, issuerKeyOf, logKeyOf } from './signature.ts'

/** A style of the manifest with its place in it and its issuers' keys. */
export interface Ballots {
  readonly place: number
  readonly style: Style
  readonly keys: ReadonlyMap<Issuer, KeyObject>
}

/** What the manifest fixes, ready for use. */
export interface Round {
  readonly code: string
  readonly manifest: Manifest
  readonly hash: Buffer
  readonly leaf: Buffer
  readonly logKey: KeyObject
  readonly styles: ReadonlyMap<string, Ballots>
}

function keysOf({ keys, style }: Style, { issuers }: Manifest): Map<Issuer, KeyObject> {
  const ready = new Map<Issuer, KeyObject>()
  for (const { id } of issuers) {
    const modulus = keys[id]
    if (modulus === undefined) throw new Unreadable(`manifest: ${style} has no key of issuer ${id}`)
    ready.set(id, issuerKeyOf(modulus))
  }
  if (ready.size !== Object.keys(keys).length)
    throw new Unreadable(`manifest: ${style} has a key of nobody`)
  return ready
}

function stylesOf(manifest: Manifest): Map<string, Ballots> {
  const styles = new Map<string, Ballots>()
  for (const [place, style] of manifest.styles.entries())
    styles.set(style.style, { place, style, keys: keysOf(style, manifest) })
  if (styles.size < manifest.styles.length) throw new Unreadable('manifest: a style stands twice')
  return styles
}

/** The manifest, signed by the very key it names; who its owner is, the check words say. */
export async function checkManifest(round: string, reader: Reader, faults: Faults): Promise<Round> {
  const { manifest, signature } = await reader.one(lines.manifest)
  const hash = hashJson(manifest)
  const entry = pack('uq1-manifest', manifest.round, hash)
  const logKey = logKeyOf(manifest.logKey)
  faults.must(
    isSignedByLog(logKey, entry, signature),
    'manifest-signature',
    `${reader.at()}: not signed by the log key`,
  )
  faults.must(
    manifest.round === round,
    'manifest-signature',
    `${reader.at()}: it is of round ${manifest.round}`,
  )
  faults.judged('manifest-signature')
  const leaf = leafHash(entry)
  return { code: manifest.round, manifest, hash, leaf, logKey, styles: stylesOf(manifest) }
}

/** The style of a line. @throws Unreadable when the manifest has none of that code */
export const styleOf = (round: Round, code: string, reader: Reader): Ballots =>
  round.styles.get(code) ?? reader.fail(`the manifest has no style ${code}`)
