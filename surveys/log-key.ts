import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** Ed25519 private keys in PKCS#8 are this prefix and the seed (RFC 8410 section 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The log's Ed25519 key: signs manifests, receipts and tree heads, and nothing else.
 * @param seed 32 bytes
 * @throws RangeError when the seed has another length
 */
export function openLogKey(seed: Uint8Array) {
  if (seed.length !== 32) throw new RangeError('openLogKey: the seed has 32 bytes')
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(key)
  return {
    /** 32 bytes, base64url: as it stands in the manifest. */
    publicKey: String(publicKey.export({ format: 'jwk' }).x),
    /** 64 bytes. */
    sign: (entry: Uint8Array): Buffer => sign(null, entry, key),
    verify: (entry: Uint8Array, signature: Uint8Array): boolean =>
      verify(null, entry, publicKey, signature),
  }
}

export type LogKey = ReturnType<typeof openLogKey>
