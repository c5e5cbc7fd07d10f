import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalJson,
  compareBytes,
  fromBase64url,
  fromHex,
  hashJson,
  pack,
  printSecret,
  readSecret,
  sha256,
  sha384,
  sha512,
  toBase32,
  toBase64url,
  toHex,
  unsigned,
} from '../../protocol/index.ts'

const bytes = (options = {}) => fc.uint8Array(options)

describe('hashes', () => {
  test.each([
    ['sha256', sha256],
    ['sha384', sha384],
    ['sha512', sha512],
  ] as const)('%s agrees with OpenSSL at every length around its blocks', (name, hash) => {
    for (let length = 0; length <= 260; length++) {
      const message = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256)
      expect(toHex(hash(message))).toBe(createHash(name).update(message).digest('hex'))
    }
  })

  test('agree with OpenSSL on random messages of many blocks', () => {
    fc.assert(
      fc.property(bytes({ minLength: 300, maxLength: 3000 }), (message) => {
        expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
        expect(toHex(sha384(message))).toBe(createHash('sha384').update(message).digest('hex'))
      }),
      { numRuns: 30 },
    )
  })

  test('do not touch the message', () => {
    const message = Object.freeze([1, 2, 3])
    const given = Uint8Array.from(message)
    sha256(given)
    sha512(given)
    expect([...given]).toEqual(message)
  })
})

describe('base64url', () => {
  test('agrees with Node and comes back', () => {
    fc.assert(
      fc.property(bytes(), (value) => {
        const text = toBase64url(value)
        expect(text).toBe(Buffer.from(value).toString('base64url'))
        expect(fromBase64url(text)).toEqual(value)
      }),
    )
  })

  test.each(['A', 'AA=', 'AA==', 'A A', 'A/', 'A+', 'AB', 'AAB', '签'])('refuses %s', (text) => {
    expect(() => fromBase64url(text)).toThrow(RangeError)
  })
})

describe('hexadecimal', () => {
  test('agrees with Node and comes back from either case', () => {
    fc.assert(
      fc.property(bytes(), (value) => {
        expect(toHex(value)).toBe(Buffer.from(value).toString('hex'))
        expect(fromHex(toHex(value).toUpperCase())).toEqual(value)
      }),
    )
  })

  test.each(['0', '0g', ' 00', '0x00'])('refuses %s', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError)
  })
})

describe('the typed secret', () => {
  test('is 26 characters for 16 bytes and comes back from how it is printed', () => {
    fc.assert(
      fc.property(bytes({ minLength: 16, maxLength: 16 }), (secret) => {
        expect(toBase32(secret)).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/)
        expect(readSecret(toBase32(secret))).toEqual(secret)
        expect(readSecret(printSecret(secret))).toEqual(secret)
      }),
    )
  })

  test('may be typed in either case, with spaces and hyphens, O for 0, I and L for 1', () => {
    const secret = Uint8Array.from({ length: 16 }, (_, at) => (at % 2 ? 0x10 : 0x42))
    const text = toBase32(secret)
    const typed = text.replace(/0/g, 'O').replace('1', 'I').replace('1', 'l').toUpperCase()
    expect(typed).not.toBe(text.toUpperCase())
    expect(readSecret(`${typed.slice(0, 5)}-${typed.slice(5, 9)}  ${typed.slice(9)} `)).toEqual(
      secret,
    )
  })

  test.each(['', '0'.repeat(25), '0'.repeat(27), `8${'0'.repeat(25)}`, `${'0'.repeat(25)}u`])(
    'is not read from %s',
    (text) => {
      expect(readSecret(text)).toBeNull()
    },
  )

  test('is the same number as a BigInt of its bytes', () => {
    fc.assert(
      fc.property(bytes({ minLength: 16, maxLength: 16 }), (secret) => {
        const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
        const value = [...toBase32(secret)].reduce(
          (sum, each) => sum * 32n + BigInt(alphabet.indexOf(each)),
          0n,
        )
        expect(value).toBe(BigInt(`0x${toHex(secret)}`))
      }),
    )
  })
})

describe('length-prefixed fields', () => {
  test('never collide: other fields are other bytes', () => {
    const fields = fc.array(fc.string({ maxLength: 6 }), { maxLength: 5 })
    fc.assert(
      fc.property(fields, fields, (left, right) => {
        const same = JSON.stringify(left) === JSON.stringify(right)
        expect(toHex(pack(...left)) === toHex(pack(...right))).toBe(same)
      }),
    )
  })

  test('write numbers big-endian and refuse what does not fit', () => {
    expect(toHex(unsigned(0x0102, 4))).toBe('00000102')
    expect(toHex(unsigned(2 ** 53 - 1, 8))).toBe('001fffffffffffff')
    expect(() => unsigned(256, 1)).toThrow(RangeError)
    expect(() => unsigned(-1, 4)).toThrow(RangeError)
    expect(() => unsigned(1.5, 4)).toThrow(RangeError)
  })

  test('sort like memcmp', () => {
    fc.assert(
      fc.property(bytes(), bytes(), (left, right) => {
        expect(Math.sign(compareBytes(left, right))).toBe(Buffer.compare(left, right))
      }),
    )
  })
})

describe('canonical JSON', () => {
  test('writes the example of RFC 8785 section 3.2.2 as the RFC does', () => {
    const numbers = JSON.parse('[333333333.33333329,1e30,4.50,2e-3,0.000000000000000000000000001]')
    const value = { numbers, string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('sorts members by UTF-16 code units as RFC 8785 section 3.2.3 shows', () => {
    const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7)
    const order = [...canonicalJson(value).matchAll(/:(\d)/g)].map(([, digit]) => Number(digit))
    expect(order).toEqual([2, 4, 6, 7, 1, 5, 3])
  })

  test('is the same text for the same value, however its members were ordered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        const parsed: unknown = JSON.parse(text)
        expect(canonicalJson(parsed)).toBe(text)
        expect(canonicalJson(reversed(parsed))).toBe(text)
      }),
    )
  })

  test('keeps a member called __proto__ like any other', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe(
      '{"__proto__":{"a":2},"b":1}',
    )
  })

  test('writes minus zero as zero', () => {
    expect(canonicalJson([-0])).toBe('[0]')
  })

  test.each([
    ['undefined', { a: undefined }],
    ['not a number', [Number.NaN]],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', Uint8Array.of(1)],
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    ['a hole', [1, , 2]],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError)
  })

  test('is what a questionnaire or recipe is named by: SHA-256 in hexadecimal', () => {
    const expected = createHash('sha256').update('{"a":"签","b":[1,2]}').digest('hex')
    expect(hashJson({ b: [1, 2], a: '签' })).toBe(expected)
  })
})

/** The same value with every object's members the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).reverse()
  return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]))
}
