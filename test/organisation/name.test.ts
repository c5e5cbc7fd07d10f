import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, plainName } from '../../organisation/index.ts'

test('keeps a name as it is read, in NFC and with single spaces', () => {
  expect(plainName(' 市劳动人民文化宫 ')).toEqual({ name: '市劳动人民文化宫' })
  expect(plainName('Cafe\u0301  A')).toEqual({ name: 'Café A' })
})

test.each([
  ['a direction override', '文化宫\u202e宫化文'],
  ['a direction isolate', '文化\u2066宫'],
  ['a zero-width space', '文化\u200b宫'],
  ['a zero-width joiner', '文化\u200d宫'],
  ['a byte-order mark', '文化\ufeff宫'],
  ['a line break', '文化\n宫'],
  ['NUL', '文化\0宫'],
  ['a half surrogate', '文化\ud800宫'],
  ['a blank that counts as a letter', '文化\u3164宫'],
  ['a Cyrillic letter that looks Latin', 'Р文化宫'],
  ['nothing', '  '],
  ['61 characters', '宫'.repeat(61)],
])('refuses %s', (_, text) => {
  expect(plainName(text).problem).toMatch(/。$/)
})

test('takes full width, case and spaces for no difference between names', () => {
  expect(nameKey('Ａ 文化宫')).toBe(nameKey('a文化宫'))
})

test('whatever it accepts it accepts again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const { name } = plainName(text)
      if (name !== undefined) expect(plainName(name)).toEqual({ name })
    }),
    { numRuns: 300 },
  )
})
