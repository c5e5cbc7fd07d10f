import { sameBytes } from '../bytes/compare.ts'
import { concat, unsigned } from '../bytes/pack.ts'
import { sha384 } from '../bytes/sha512.ts'

const hashLength = 48
const saltLength = 48

/** MGF1 with SHA-384 (RFC 8017 B.2.1), xored over `data`. */
function mask(data: Uint8Array, seed: Uint8Array): Uint8Array {
  const masked = new Uint8Array(data.length)
  for (let counter = 0; counter * hashLength < data.length; counter++) {
    const block = sha384(concat(seed, unsigned(counter, 4)))
    const start = counter * hashLength
    for (let at = start; at < Math.min(start + hashLength, data.length); at++) {
      masked[at] = (data[at] ?? 0) ^ (block[at - start] ?? 0)
    }
  }
  return masked
}

const digest = (message: Uint8Array, salt: Uint8Array): Uint8Array =>
  sha384(concat(new Uint8Array(8), sha384(message), salt))

/**
 * EMSA-PSS-ENCODE (RFC 8017 9.1.1) with SHA-384, MGF1-SHA-384 and a salt of 48 bytes.
 * @param bits of the result: the modulus length minus one
 */
export function encodePss(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8)
  const hash = digest(message, salt)
  const zeros = new Uint8Array(length - saltLength - hashLength - 2)
  const data = concat(zeros, Uint8Array.of(1), salt)
  const masked = mask(data, hash)
  // The bits of the first byte beyond the modulus are zero.
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits))
  return concat(masked, hash, Uint8Array.of(0xbc))
}

/** EMSA-PSS-VERIFY (RFC 8017 9.1.2): encodes again with the salt found and compares everything. */
export function verifyPss(message: Uint8Array, encoded: Uint8Array, bits: number): boolean {
  const border = encoded.length - hashLength - 1
  const hash = encoded.subarray(border, border + hashLength)
  const data = mask(encoded.subarray(0, border), hash)
  return sameBytes(encodePss(message, data.subarray(border - saltLength), bits), encoded)
}
