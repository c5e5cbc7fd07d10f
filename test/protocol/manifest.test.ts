import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amendmentEntry,
  checkWords,
  formatLink,
  linkCheck,
  manifestEntry,
  manifestHash,
  readLink,
  styleOf,
  toHex,
} from '../../protocol/index.ts'
import { manifestExample } from './manifest-example.ts'
import syllables from './syllables.json' with { type: 'json' }

const manifest = manifestExample({ keys: { a: 'AQAB', b: 'AwAB' }, logKey: 'A'.repeat(43) })
const hash = manifestHash(manifest)

const sha = (data: Uint8Array | string) => createHash('sha256').update(data).digest()

/** What a Chongqing speaker may not tell apart, brought to one form. */
const heard = (syllable: string): string =>
  syllable
    .replace(/^n(?=.)/, 'l')
    .replace(/^([zcs])h/, '$1')
    .replace(/(in|en)g$/, '$1')
    .replace(/^hu$/, 'fu')
    .replace(/^hui$/, 'fei')
    .replace(/^hun$/, 'fen')
    .replace(/^hu(?=[ao])/, 'f')

describe('a manifest', () => {
  test('has one hash however its members are ordered, and another for any change', () => {
    const shuffled = Object.fromEntries(Object.entries(manifest).reverse())
    expect(createHash('sha256').update(JSON.stringify(shuffled)).digest('hex')).not.toBe(hash)
    expect(manifestHash({ ...manifest, ...shuffled })).toBe(hash)
    expect(manifestHash({ ...manifest, mode: 'open' })).not.toBe(hash)
    expect(manifestHash({ ...manifest, k: 9 })).not.toBe(hash)
  })

  test('with one key changed for one person shows other words and another link check', () => {
    const forged = manifestExample({ keys: { a: 'AQAC', b: 'AwAB' }, logKey: manifest.logKey })
    expect(checkWords(manifestHash(forged))).not.toBe(checkWords(hash))
    expect(linkCheck(manifestHash(forged))).not.toBe(linkCheck(hash))
  })

  test('is entered into its log under its own tag', () => {
    const entry = Buffer.from(manifestEntry('y2025', hash))
    const tag = Buffer.from('uq1-manifest')
    expect(entry.subarray(4, 4 + tag.length)).toEqual(tag)
    expect(entry.subarray(-32).toString('hex')).toBe(hash)
    const amendment = {
      version: 'fs1',
      round: 'y2025',
      number: 1,
      day: '2025-11-20',
      reason: '停电',
      kind: 'extend',
      closesAt: '2025-11-30T16:00:00.000Z',
    } as const
    expect(toHex(amendmentEntry(amendment))).not.toBe(
      toHex(amendmentEntry({ ...amendment, closesAt: '2025-12-01T16:00:00.000Z' })),
    )
  })

  test('names its styles', () => {
    expect(styleOf(manifest, 's02').unit).toBe('u22')
    expect(() => styleOf(manifest, 'x')).toThrow(RangeError)
  })
})

describe('check words', () => {
  test('are six characters computed as docs/protocol.md says', () => {
    const tag = Buffer.from('uq1-words')
    const prefix = (length: number) => Buffer.from([0, 0, 0, length])
    const packed = [prefix(tag.length), tag, prefix(32), Buffer.from(hash, 'hex')]
    let digest = sha(Buffer.concat(packed))
    for (let round = 1; round < 4096; round++) digest = sha(digest)
    const characters = Object.keys(syllables)
    const expected = [...digest.subarray(0, 6)].map((byte) => characters[byte]).join('')
    expect(checkWords(hash)).toBe(expected)
  })

  test('come from 256 characters no two of which sound alike, not even to a Chongqing ear', () => {
    expect(Object.keys(syllables)).toHaveLength(256)
    expect(new Set(Object.values(syllables).map(heard)).size).toBe(256)
  })
})

describe('a link', () => {
  const secret = fc.uint8Array({ minLength: 16, maxLength: 16 })
  const code = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/)

  test('comes back from how it is written, alone or inside an address', () => {
    fc.assert(
      fc.property(code, secret, fc.array(code, { maxLength: 3 }), (round, bytes, styles) => {
        const link = { round, secret: bytes, check: linkCheck(hash), styles }
        const text = formatLink(link)
        expect(text.split('#')).toHaveLength(2)
        expect(readLink(text)).toEqual(link)
        expect(readLink(`https://example.org:8080${text.replace('#', '?from=qr#')}`)).toEqual(link)
      }),
    )
  })

  test('of an open round is the address alone', () => {
    expect(formatLink({ round: 'needs-2025q4', styles: [] })).toBe('/a/needs-2025q4')
    expect(readLink('http://192.168.1.5:3000/a/needs-2025q4')).toEqual({
      round: 'needs-2025q4',
      styles: [],
    })
  })

  test('keeps the secret out of what a browser sends', () => {
    const text = formatLink({
      round: 'r',
      secret: new Uint8Array(16),
      check: linkCheck(hash),
      styles: [],
    })
    expect(new URL(text, 'https://example.org').pathname).toBe('/a/r')
  })

  test('may be typed without its check', () => {
    expect(readLink('/a/r#0000 OOOO 0000 0000 0000 0000 1I')?.check).toBeUndefined()
    expect(readLink('/a/r#0000 OOOO 0000 0000 0000 0000 1I')?.secret?.[15]).toBe(33)
  })

  test.each([
    '',
    '/b/r',
    '/a/',
    '/a/R',
    '/a/r/extra',
    '/a/r#123',
    `/a/r#${'0'.repeat(26)}.short`,
    `/a/r#${'0'.repeat(26)}.${'0'.repeat(16)}.Bad Style`,
  ])('is not read from «%s»', (text) => {
    expect(readLink(text)).toBeNull()
  })
})
