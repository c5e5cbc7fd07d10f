/** The whole number written in big-endian bytes. */
export function toInteger(bytes: Uint8Array): bigint {
  let hex = '0x0'
  for (const byte of bytes) hex += (byte < 16 ? '0' : '') + byte.toString(16)
  return BigInt(hex)
}

/** A whole number as `size` big-endian bytes; it must fit. */
export function toBytes(value: bigint, size: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * size, '0')
  return Uint8Array.from({ length: size }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  )
}

/** The remainder in 0 … modulus - 1, also for negative values. */
export function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus
  return rest < 0n ? rest + modulus : rest
}

/** base^exponent mod modulus by squaring. Not in constant time: the phone's secrets are used once. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/**
 * The number whose product with `value` is 1 mod modulus (extended Euclid).
 * @throws RangeError when the two share a factor
 */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, last] = [modulus, modulo(value, modulus)]
  let [factor, lastFactor] = [0n, 1n]
  while (last > 0n) {
    const quotient = rest / last
    ;[rest, last] = [last, rest - quotient * last]
    ;[factor, lastFactor] = [lastFactor, factor - quotient * lastFactor]
  }
  if (rest !== 1n) throw new RangeError('inverse: not coprime')
  return modulo(factor, modulus)
}
