import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverse } from '../../protocol/blind/integers.ts'

const divisor = (one: bigint, other: bigint): bigint =>
  other === 0n ? one : divisor(other, one % other)

const upTo = (bits: bigint) => fc.bigInt({ min: 2n, max: 2n ** bits })

test.each([8n, 48n, 64n, 255n, 2048n])(
  'an inverse times its number is one, and two with a common factor have none, up to %s bits',
  (bits) => {
    fc.assert(
      fc.property(upTo(bits), upTo(bits), (value, modulus) => {
        if (divisor(value, modulus) === 1n) {
          const found = inverse(value, modulus)
          expect((found * value) % modulus).toBe(1n)
          expect(found > 0n && found < modulus).toBe(true)
        } else expect(() => inverse(value, modulus)).toThrow('inverse: not coprime')
      }),
      { numRuns: 500 },
    )
  },
)

test('the inverse of a negative number is that of its remainder', () => {
  expect(inverse(-3n, 7n)).toBe(inverse(4n, 7n))
})
