const primes: number[] = []
for (let candidate = 2; primes.length < 80; candidate++) {
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
}

/** The first 64 bits of the fractional part of a prime's square or cube root, by Newton's method from above. */
function fraction(prime: number, degree: 2 | 3): bigint {
  const power = BigInt(degree)
  const target = BigInt(prime) << (64n * power)
  let root = BigInt(Math.ceil(prime ** (1 / degree) * 2 ** 40) + 1) << 24n
  for (;;) {
    const next = ((power - 1n) * root + target / root ** (power - 1n)) / power
    if (next >= root) return BigInt.asUintN(64, root)
    root = next
  }
}

const squareRoots = primes.slice(0, 16).map((prime) => fraction(prime, 2))

/** What FIPS 180-4 sections 4.2 and 5.3 define by roots of primes; computing it is a tenth of writing it down. */
export const roundConstants: readonly bigint[] = primes.map((prime) => fraction(prime, 3))
/** The first state of SHA-512; the upper halves of its words are that of SHA-256. */
export const firstState: readonly bigint[] = squareRoots.slice(0, 8)
/** The first state of SHA-384. */
export const firstState384: readonly bigint[] = squareRoots.slice(8)

/** The message with a one bit, zeros and its length in bits, a multiple of `block` bytes long (FIPS 180-4 5.1). */
export function padded(message: Uint8Array, block: 64 | 128): DataView {
  const length = Math.ceil((message.length + 1 + block / 8) / block) * block
  const bytes = new Uint8Array(length)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(length - 4, message.length << 3)
  return view
}
