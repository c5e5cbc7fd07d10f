import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { IssuerId, IssuerStore } from './issuer.store.ts'

const generate = promisify(generateKeyPair)

/**
 * Makes one issuer's RSA-2048 key (e = 65537) for each style of a round. Idempotent: a key that is there
 * stays, so a job that ran twice signs with what the manifest names. About 0.25 s of one core per new key.
 *
 * @returns SubjectPublicKeyInfo DER per style
 */
export async function makeKeys(
  input: { readonly round: string; readonly issuer: IssuerId; readonly styles: readonly string[] },
  { issuers }: { readonly issuers: IssuerStore },
): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>()
  for (const { issuer, style, public: spki } of await issuers.findKeys(input.round))
    if (issuer === input.issuer) keys.set(style, spki)
  for (const style of input.styles) {
    if (keys.has(style)) continue
    const pair = await generate('rsa', { modulusLength: 2048, publicExponent: 65537 })
    const kept = await issuers.keepKey({
      issuer: input.issuer,
      round: input.round,
      style,
      private: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
      public: pair.publicKey.export({ type: 'spki', format: 'der' }),
    })
    keys.set(style, kept.public)
  }
  return keys
}
