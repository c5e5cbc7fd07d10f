import fc from 'fast-check'
import { ExpressionRunner } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { allTerms } from '../../protocol/form/all-terms.ts'
import { isComparable } from '../../protocol/form/check/comparable.ts'
import { isEmpty, isSame } from '../../protocol/form/compare.ts'
import { runner } from '../../protocol/form/evaluate.ts'
import { expressionOf } from '../../surveys/questionnaire/expression.ts'
import { making } from '../../surveys/questionnaire/making.ts'
import { namesIn } from '../../surveys/questionnaire/names.ts'
import { now, page } from './definition.ts'

const names = namesIn(page(...['a', 'b', 'c'].map((name) => ({ type: 'text', name }))))

function ours(text: string, answers: Record<string, unknown>): unknown {
  const made = making()
  const expression = expressionOf(text, { at: 'q', names }, made)
  if (expression === undefined) throw new Error(made.refusals.map(({ reason }) => reason).join())
  return runner(expression)({ answers, now, terms: allTerms })
}

const theirs = (text: string, answers: Record<string, unknown>): unknown =>
  new ExpressionRunner(text).runValues(answers)

/** Where survey-core itself throws (a sum of texts), there is nothing to agree with. */
function withoutThrowing(
  text: string,
  answers: Record<string, unknown>,
): { value: unknown } | undefined {
  try {
    return { value: theirs(text, answers) }
  } catch {
    return undefined
  }
}

/** Nothing is nothing, however it is written; everything else must be alike. */
const alike = (value: unknown): unknown => (value === undefined || value === null ? null : value)

const value = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    'X ',
    'xy',
    '5',
    '05',
    '5.0',
    'true',
    'False',
    "'q'",
    '2024-01-05',
    '1,5',
    'undefined',
  ),
  fc.constantFrom(0, 1, 5, -1, 1.5, 0.1, 0.2, true, false, undefined),
  fc.constantFrom(['x'], ['x', 'y'], ['y', 'x'], [1, 5], ['5']),
)

const literal = fc.constantFrom(
  '1',
  '5',
  "'x'",
  "'5'",
  "''",
  'true',
  "['x', 'y']",
  '[1, 5]',
  '0.1',
  '-1',
  "'true'",
)
const operand = fc.oneof(fc.constantFrom('{a}', '{b}', '{c}'), literal)
const comparison = fc.constantFrom(
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'notcontains',
  'anyof',
  'noneof',
  'allof',
  '+',
  '-',
  '*',
  '/',
  '%',
)
const pair = fc.tuple(operand, comparison, operand).map((parts) => `(${parts.join(' ')})`)
const single = fc
  .tuple(fc.constantFrom('{a}', '{b}', '{c}'), fc.constantFrom('empty', 'notempty'))
  .map((parts) => `(${parts.join(' ')})`)
const call = fc
  .tuple(fc.constantFrom('sum', 'min', 'max', 'count', 'avg', 'round'), operand, operand)
  .map(([name, one, other]) => `${name}(${one}, ${name === 'round' ? '1' : other})`)
const part = fc.oneof(pair, single, call)
const whole = fc.oneof(
  part,
  fc
    .tuple(part, fc.constantFrom('and', 'or'), part, fc.constantFrom('and', 'or'), part)
    .map((parts) => parts.join(' ')),
  fc.tuple(part, operand, operand).map(([test, yes, no]) => `iif(${test}, ${yes}, ${no})`),
  part.map((inner) => `!${inner}`),
)

describe('conditions mean what survey-core means', () => {
  it('for random expressions over random answers', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(whole, value, value, value, (text, a, b, c) => {
        const answers = { a, b, c }
        const other = withoutThrowing(text, answers)
        fc.pre(other !== undefined)
        expect(alike(ours(text, answers))).toEqual(alike(other?.value))
      }),
      { numRuns: 3000, seed: 20_260_615 },
    )
  })

  it.each([
    ["{a} = 'X'", { a: ' x' }, true],
    ['{a} = 5', { a: '5' }, true],
    ['{a} = {b}', { a: ['x', 'y'], b: ['y', 'x'] }, true],
    ['{a} > {b}', { a: 10, b: 9 }, true],
    ['{a} + {b}', { a: 0.1, b: 0.2 }, 0.3],
    ["iif({a} notempty, 'yes', 'no')", { a: 0 }, 'yes'],
    ["{a} < '2024-02-01'", { a: '2024-01-05' }, true],
    ["dateDiff({a}, {b}, 'months')", { a: '2024-01-31', b: '2024-03-30' }, 1],
    ['getYear({a})', { a: '2024-01-05' }, 2024],
  ])('%s', (text, answers, expected) => {
    expect(ours(text, answers)).toEqual(expected)
    expect(theirs(text, answers)).toEqual(expected)
  })

  it('reads today in Asia/Shanghai, where the day begins eight hours before Greenwich', () => {
    const evening = Date.UTC(2026, 5, 15, 17)
    const made = making()
    const expression = expressionOf('{a} = today()', { at: 'q', names }, made)
    expect(
      runner(expression ?? null)({ answers: { a: '2026-06-16' }, now: evening, terms: allTerms }),
    ).toBe(true)
  })

  it('computes the age by birthdays', () => {
    expect(ours('age({a})', { a: '2008-06-15' })).toBe(18)
    expect(ours('age({a})', { a: '2008-06-16' })).toBe(17)
  })
})

describe('equality', () => {
  const any = fc.jsonValue({ maxDepth: 2 }).filter((value) => isComparable(value))
  it('does not depend on the order of its sides', () => {
    fc.assert(fc.property(any, any, (one, other) => isSame(one, other) === isSame(other, one)))
  })
  it('holds between a value and itself, and between no value and an empty one only', () => {
    fc.assert(fc.property(any, (one) => isSame(one, structuredClone(one))))
    fc.assert(fc.property(any, (one) => !isSame(one, 'x') || !isEmpty(one)))
  })
})
