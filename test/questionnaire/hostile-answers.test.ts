import { describe, expect, it } from 'vitest'
import { check, page, wrong } from './definition.ts'

const grade = page({
  type: 'radiogroup',
  name: 'u3',
  isRequired: true,
  choices: [5, 4, 3, 2, 1, 'dk'],
})
const words = page({ type: 'comment', name: 'say', maxLength: 300 }, { type: 'text', name: 'line' })

describe('answers that no page sends are refused with a pointer', () => {
  it.each([999, 0, 6, 4.5, '5', -0, null, true, [5], { $gt: '' }, Number.POSITIVE_INFINITY])(
    'a grade of %j',
    (u3) => {
      expect(wrong(grade, { u3 })).toEqual(['/u3'])
    },
  )

  it('accepts 5.0 and 5e0, which are 5', () => {
    expect(check(grade, JSON.parse('{"u3": 5.0}')).ok).toBe(true)
    expect(check(grade, JSON.parse('{"u3": 5e0}')).ok).toBe(true)
  })

  it.each(['x', '$where', 'a.b', 'u3-Comment', '__proto__', 'constructor'])(
    'an unknown key %s',
    (key) => {
      expect(wrong(grade, JSON.parse(`{"u3": 5, "${key}": 1}`))).toEqual([`/${key}`])
    },
  )

  it.each([null, [], 'text', 5, undefined])('%j in place of the answers', (answers) => {
    expect(wrong(grade, answers)).toEqual([''])
  })

  it.each([
    ['an object that hides how it is spelt', '{"toString": 1, "valueOf": 1}'],
    ['a list of them', '[[{"toString": 1, "valueOf": 1}]]'],
    ['lists in lists, as many as a request can hold', '['.repeat(16_000) + ']'.repeat(16_000)],
  ])('%s, where a condition reads', (_, text) => {
    const asked = page(
      { type: 'text', name: 'a' },
      { type: 'text', name: 'b', visibleIf: "{a} contains 'x'" },
      { type: 'text', name: 'c', visibleIf: '{a} < 3' },
      { type: 'text', name: 'd', visibleIf: "{a} anyof ['x', 'y']" },
    )
    expect(check(asked, { a: JSON.parse(text) }).ok).toBe(false)
  })

  it('NUL, controls, lone surrogates and byte-order marks in texts', () => {
    for (const say of ['a\u0000', 'a\u0007', '\ud800', 'a\udc00b', '\ufeffa'])
      expect(wrong(words, { say })).toEqual(['/say'])
    expect(wrong(words, { line: '一\n二' })).toEqual(['/line'])
  })

  it('takes invisible and direction-turning characters out of texts and says where', () => {
    expect(check(words, { say: '好\u202e人\u200b' })).toEqual({
      ok: true,
      value: { say: '好人' },
      touched: ['/say'],
    })
    expect(check(words, { say: '👩\u200d🏭' })).toMatchObject({ ok: true, touched: [] })
  })

  it('counts code points, not UTF-16 units', () => {
    expect(wrong(words, { say: '😀'.repeat(300) })).toEqual([])
    expect(wrong(words, { say: '😀'.repeat(301) })).toEqual(['/say'])
  })

  it('bounds the bytes of all answers together', () => {
    const many = Array.from({ length: 10 }, (_, place) => ({
      type: 'comment',
      name: `c${place}`,
      maxLength: 2000,
    }))
    const answers = Object.fromEntries(many.map(({ name }) => [name, '很'.repeat(2000)]))
    expect(wrong(page(...many), answers)).toEqual([''])
  })

  it('an answer to a hidden question, and to a hidden row', () => {
    const hidden = page(
      { type: 'radiogroup', name: 'a', choices: ['y', 'n'] },
      { type: 'panel', name: 'g', visibleIf: "{a} = 'y'", elements: [{ type: 'text', name: 'b' }] },
      {
        type: 'matrix',
        name: 'm',
        columns: [1, 2],
        rows: ['r1', 'r2'],
        rowsVisibleIf: "{a} = 'y' or {item} = 'r1'",
      },
    )
    expect(wrong(hidden, { a: 'n', b: 'x', m: { r1: 1, r2: 2 } })).toEqual(['/b', '/m/r2'])
    expect(wrong(hidden, { a: 'y', b: 'x', m: { r1: 1, r2: 2 } })).toEqual([])
  })

  it('an alternative beside one that excludes the others', () => {
    const several = page({
      type: 'checkbox',
      name: 'c',
      choices: ['a', 'b', 'c'],
      showNoneItem: true,
      maxSelectedChoices: 2,
    })
    expect(wrong(several, { c: ['none'] })).toEqual([])
    expect(wrong(several, { c: ['a', 'none'] })).toEqual(['/c'])
    expect(wrong(several, { c: ['a', 'a'] })).toEqual(['/c/1'])
    expect(wrong(several, { c: ['a', 'b', 'c'] })).toEqual(['/c'])
    expect(wrong(several, { c: 'a' })).toEqual(['/c'])
  })

  it('a computed answer that is not what comes out, while the right one is added when it is missing', () => {
    const computed = page(
      { type: 'text', name: 'n', inputType: 'number' },
      { type: 'expression', name: 'twice', expression: '{n} * 2' },
    )
    expect(wrong(computed, { n: 3, twice: 7 })).toEqual(['/twice'])
    expect(check(computed, { n: 3 })).toEqual({
      ok: true,
      value: { n: 3, twice: 6 },
      touched: ['/twice'],
    })
  })

  it('a repeated key among the entries of a list, and too many of them', () => {
    const list = page({
      type: 'paneldynamic',
      name: 'p',
      keyName: 'x',
      maxPanelCount: 2,
      templateElements: [{ type: 'text', name: 'x', isRequired: true }],
    })
    expect(wrong(list, { p: [{ x: 'a' }, { x: 'A ' }] })).toEqual(['/p/1/x'])
    expect(wrong(list, { p: [{ x: 'a' }, { x: 'b' }, { x: 'c' }] })).toEqual(['/p'])
    expect(wrong(list, { p: [{}] })).toEqual(['/p/0/x'])
    expect(wrong(list, { p: [{ x: 'a', y: 1 }] })).toEqual(['/p/0/y'])
  })
})

it('runs an author’s pattern on hostile text without a freeze', { timeout: 20_000 }, () => {
  const digits = page({
    type: 'text',
    name: 'q',
    maxLength: 10_000,
    validators: [{ type: 'regex', regex: '^[0-9]+$' }],
  })
  expect(wrong(digits, { q: `${'1'.repeat(9999)}x` })).toEqual(['/q'])
})
