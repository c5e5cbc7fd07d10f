import { constants, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto'
import { Failure } from '../../basics/failure.ts'

/** One issuer's key pair for one style, as node:crypto wants it. */
export interface SigningKey {
  readonly private: KeyObject
  readonly public: KeyObject
}

/**
 * RFC 9474 BlindSign: the raw RSA operation on a blinded value, checked before it leaves (a faulty CRT
 * computation would give the key away). About 1 ms. These keys sign nothing else anywhere.
 *
 * @param blinded 256 bytes, below the modulus
 * @throws Failure `malformed` for a value that is not below the modulus
 */
export function signBlinded(blinded: Uint8Array, key: SigningKey): Buffer {
  const padding = constants.RSA_NO_PADDING
  let signature: Buffer
  try {
    signature = privateDecrypt({ key: key.private, padding }, blinded)
  } catch (cause) {
    throw new Failure('malformed', '盲化值不在允许的范围内。', { cause })
  }
  if (!publicEncrypt({ key: key.public, padding }, signature).equals(blinded))
    throw new Error('signBlinded: the signature does not verify')
  return signature
}
