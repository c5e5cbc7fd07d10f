import { describe, expect, it } from 'vitest'
import { formOf, page } from './definition.ts'

const titleOf = (...elements: readonly Record<string, unknown>[]) => {
  const form = formOf(page(...elements))
  return form.pages[0]?.elements.at(-1)
}

describe('an answer in a text is read in words', () => {
  it('of its choice, in either language', () => {
    const choices = [{ value: 'a', text: { 'zh-CN': '甲', en: 'A' } }, 'b']
    expect(
      titleOf(
        { type: 'radiogroup', name: 'q', choices, showNoneItem: true },
        { type: 'text', name: 't', title: { 'zh-CN': '为什么{q}？', en: 'Why {q}?' } },
      ),
    ).toMatchObject({
      title: {
        'zh-CN': [
          '为什么',
          { ref: ['ref', 'answers', 'q'], words: { a: '甲', none: '以上都没有' } },
          '？',
        ],
        en: ['Why ', { words: { a: 'A', none: 'None of these' } }, '?'],
      },
    })
  })

  it('of a yes or no, of a step of a rating and of a row of a matrix', () => {
    const last = titleOf(
      { type: 'boolean', name: 'b' },
      { type: 'rating', name: 'r', rateValues: [{ value: 1, text: '差' }], rateMax: 1 },
      { type: 'matrix', name: 'm', rows: ['x'], columns: [{ value: 1, text: '好' }] },
      { type: 'html', name: 'h', html: '{b}{r}{m.x}' },
    )
    expect(last).toMatchObject({
      text: {
        'zh-CN': [
          { words: { true: '是', false: '否' } },
          { words: { 1: '差' } },
          { ref: ['ref', 'answers', 'm', 'x'], words: { 1: '好' } },
        ],
      },
    })
  })
})

it('a computed question carries what is drawn: rounded, in the author’s format', () => {
  const value = ['ref', 'values', 'c']
  const rounded = ['call', 'iif', ['notempty', value], ['call', 'round', value, 2], value]
  const number = { type: 'text', name: 'n', inputType: 'number' }
  const drawn = { format: '共 {0} 元', maximumFractionDigits: 2 }
  expect(
    titleOf(number, { type: 'expression', name: 'c', expression: '{n} / 3', ...drawn }),
  ).toMatchObject({
    kind: 'computed',
    text: { 'zh-CN': ['c', '：', '共 ', { ref: rounded }, ' 元'] },
  })
})

it('a column’s total is a line to read below its table', () => {
  expect(
    titleOf({
      type: 'matrixdynamic',
      name: 'm',
      columns: [
        { name: 'c', title: '费用', cellType: 'text', inputType: 'number', totalType: 'sum' },
      ],
    }),
  ).toMatchObject({
    kind: 'notice',
    text: {
      'zh-CN': ['费用', '合计：', { ref: ['call', 'sumInArray', ['ref', 'answers', 'm'], 'c'] }],
    },
  })
})
