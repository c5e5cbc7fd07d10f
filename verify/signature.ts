import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'

/** The log's Ed25519 key from its 32 bytes in base64url. */
export const logKeyOf = (x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })

/** Whether the log signed these bytes. @param signature base64url */
export const isSignedByLog = (key: KeyObject, entry: Uint8Array, signature: string): boolean =>
  verify(null, entry, key, Buffer.from(signature, 'base64url'))

/** An issuer's RSA key from its modulus in base64url; the exponent is always 65537. */
export const issuerKeyOf = (n: string): KeyObject =>
  createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' })

const verified = promisify<string, Uint8Array, Parameters<typeof verify>[2], Uint8Array, boolean>(
  verify,
)

/**
 * Whether an issuer signed this message. A blind signature, once unblinded, is an ordinary RSASSA-PSS one (RFC 9474):
 * SHA-384 for the message and for MGF1, a salt of 48 bytes. It runs beside others, on all processors.
 */
export const isSignedByIssuer = (
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> =>
  verified(
    'sha384',
    message,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
    signature,
  )
