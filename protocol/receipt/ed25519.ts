import { inverse, modulo, power, toBytes, toInteger } from '../blind/integers.ts'
import { sameBytes } from '../bytes/compare.ts'
import { concat } from '../bytes/pack.ts'
import { sha512 } from '../bytes/sha512.ts'

const prime = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const mod = (value: bigint): bigint => modulo(value, prime)
const d = mod(-121665n * inverse(121666n, prime))
const rootOfMinusOne = power(2n, (prime - 1n) / 4n, prime)

/** Extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint]

const neutral: Point = [0n, 1n, 1n, 0n]

/** RFC 8032 section 5.1.4; complete, so it also doubles. */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = (y1 - x1) * (y2 - x2)
  const b = (y1 + x1) * (y2 + x2)
  const c = 2n * mod(t1 * t2) * d
  const e = 2n * z1 * z2
  const [h, g, f, i] = [b - a, e + c, e - c, b + a]
  return [mod(h * f), mod(g * i), mod(f * g), mod(h * i)]
}

/** The point with that y whose x is odd or even; null when there is none. */
function lift(y: bigint, odd: bigint): Point | null {
  if (y >= prime) return null
  const u = mod(y * y - 1n)
  const v = mod(d * y * y + 1n)
  let x = mod(u * v ** 3n * power(mod(u * v ** 7n), (prime - 5n) / 8n, prime))
  if (mod(v * x * x) !== u) x = mod(x * rootOfMinusOne)
  if (mod(v * x * x) !== u || (x === 0n && odd === 1n)) return null
  if ((x & 1n) !== odd) x = prime - x
  return [x, y, 1n, x * y]
}

const fromLittleEndian = (bytes: Uint8Array): bigint => toInteger(Uint8Array.from(bytes).reverse())

/** left times the base point plus right times another point, bit by bit together. Public values only. */
function combine(left: bigint, base: Point, right: bigint, other: Point): Point {
  const both = add(base, other)
  let sum = neutral
  for (let bit = 255n; bit >= 0n; bit--) {
    sum = add(sum, sum)
    const [one, two] = [(left >> bit) & 1n, (right >> bit) & 1n]
    if (one & two) sum = add(sum, both)
    else if (one) sum = add(sum, base)
    else if (two) sum = add(sum, other)
  }
  return sum
}

function encode([x, y, z]: Point): Uint8Array {
  const unit = inverse(z, prime)
  const bytes = toBytes(mod(y * unit), 32).reverse()
  bytes[31] = (bytes[31] ?? 0) | (Number(mod(x * unit) & 1n) << 7)
  return bytes
}

/**
 * Ed25519 verification (RFC 8032 section 5.1.7, without cofactor, as OpenSSL does it). In plain JavaScript because a
 * page opened over plain http has no SubtleCrypto.
 */
export function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (key.length !== 32 || signature.length !== 64) return false
  const commitment = signature.subarray(0, 32)
  const s = fromLittleEndian(signature.subarray(32))
  const sign = (bytes: Uint8Array) => BigInt((bytes[31] ?? 0) >> 7)
  const point = lift(fromLittleEndian(key) & (2n ** 255n - 1n), sign(key))
  const base = lift(mod(4n * inverse(5n, prime)), 0n)
  if (point === null || base === null || s >= order) return false
  const challenge = fromLittleEndian(sha512(concat(commitment, key, message))) % order
  const [x, y, z, t] = point
  const negated: Point = [mod(-x), y, z, mod(-t)]
  return sameBytes(encode(combine(s, base, challenge, negated)), commitment)
}
