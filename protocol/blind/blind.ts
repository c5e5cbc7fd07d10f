import { fromBase64url } from '../bytes/base64url.ts'
import { inverse, power, toBytes, toInteger } from './integers.ts'
import { encodePss, verifyPss } from './pss.ts'

/**
 * RFC 9474, RSABSSA-SHA384-PSS-Deterministic: PSS with SHA-384, MGF1-SHA-384 and a random salt of 48 bytes; the
 * message is signed as it is (no random prefix: ours already holds 32 random bytes).
 */
export const blindSuite = {
  name: 'RSABSSA-SHA384-PSS-Deterministic',
  hash: 'sha384',
  saltLength: 48,
  modulusBits: 2048,
  publicExponent: 65537,
} as const

const exponent = BigInt(blindSuite.publicExponent)

/** An issuer's public key: the modulus and its length. */
export interface BlindKey {
  readonly modulus: bigint
  readonly bits: number
  readonly size: number
}

/**
 * Reads an issuer's key from the manifest. The server makes 2048-bit keys; the RFC's vectors are longer.
 * @param modulus base64url, as `n` in a JWK
 * @throws RangeError for text that is no base64url or a modulus under 2048 bits
 */
export function blindKey(modulus: string): BlindKey {
  const value = toInteger(fromBase64url(modulus))
  const bits = value.toString(2).length
  if (bits < blindSuite.modulusBits) throw new RangeError('blindKey: the modulus is too short')
  return { modulus: value, bits, size: Math.ceil(bits / 8) }
}

/** What goes to the issuer, and what must stay on the phone to unblind the answer. */
export interface Blinded {
  readonly blinded: Uint8Array
  readonly inverse: Uint8Array
}

/**
 * Blind (RFC 9474 section 4.2).
 * @param random gives that many uniformly random bytes
 * @throws RangeError when encoding or factor share a divisor with the modulus: the key would be broken
 */
export function blind(
  key: BlindKey,
  message: Uint8Array,
  random: (length: number) => Uint8Array,
): Blinded {
  const { modulus, bits, size } = key
  const encoded = toInteger(encodePss(message, random(blindSuite.saltLength), bits - 1))
  let factor = 0n
  while (factor === 0n || factor >= modulus) factor = toInteger(random(size))
  // The costliest step, so once for both: it exists where neither shares a divisor with the modulus.
  const inverseOfBoth = inverse(encoded * factor, modulus)
  return {
    blinded: toBytes((encoded * power(factor, exponent, modulus)) % modulus, size),
    inverse: toBytes((inverseOfBoth * encoded) % modulus, size),
  }
}

/** RSASSA-PSS verification of a finished signature. */
export function verifySignature(
  key: BlindKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const value = toInteger(signature)
  if (signature.length !== key.size || value >= key.modulus) return false
  const bits = key.bits - 1
  const encoded = power(value, exponent, key.modulus)
  const length = Math.ceil(bits / 8)
  return encoded < 1n << BigInt(8 * length) && verifyPss(message, toBytes(encoded, length), bits)
}

/** Finalize (RFC 9474 section 4.4): the signature, or null when the issuer's answer does not verify. */
export function finalize(
  key: BlindKey,
  message: Uint8Array,
  answer: Uint8Array,
  factor: Uint8Array,
): Uint8Array | null {
  if (answer.length !== key.size) return null
  const signature = toBytes((toInteger(answer) * toInteger(factor)) % key.modulus, key.size)
  return verifySignature(key, message, signature) ? signature : null
}
