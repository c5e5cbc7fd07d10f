import { createPublicKey } from 'node:crypto'
import type { IssuerId, Manifest } from '../../protocol/round/manifest.ts'
import type { Round } from './round.ts'

/** Per issuer and style the public key, SubjectPublicKeyInfo in DER. */
export type PublicKeys = ReadonlyMap<IssuerId, ReadonlyMap<string, Uint8Array>>

/** The modulus of an RSA public key, base64url. */
const modulusOf = (spki: Uint8Array): string =>
  String(
    createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }).export({
      format: 'jwk',
    }).n,
  )

/** What is fixed before the first answer, from a round whose attributes are chosen and whose keys are made. */
export function manifestOf(
  round: Round,
  { keys, logKey, recipe }: { keys: PublicKeys; logKey: string; recipe: string },
): Manifest {
  return {
    version: 'fs1',
    round: round.id,
    mode: round.mode,
    title: round.title,
    opensAt: round.opensAt.toISOString(),
    closesAt: round.closesAt.toISOString(),
    graceSeconds: round.graceSeconds,
    k: round.k,
    issuers: round.issuers.map(({ id, name }) => ({ id, name })),
    styles: round.styles.map((style) => ({
      style: style.style,
      title: style.title,
      ...(style.unit === undefined ? {} : { unit: style.unit }),
      form: style.form,
      seconds: style.seconds,
      invited: style.invited,
      attributes: style.attributes.map(({ name, codes }) => ({ name, codes: [...codes] })),
      keys: Object.fromEntries(
        [...keys].map(([issuer, ofStyles]) => {
          const key = ofStyles.get(style.style)
          if (key === undefined) throw new RangeError(`manifestOf: no key of ${issuer}`)
          return [issuer, modulusOf(key)]
        }),
      ),
    })),
    recipe,
    logKey,
  }
}
