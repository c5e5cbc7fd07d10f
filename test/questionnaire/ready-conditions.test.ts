import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allTerms } from '../../protocol/form/all-terms.ts'
import { conditions } from '../../protocol/form/check/condition.ts'
import { decide } from '../../protocol/form/check/decide.ts'
import { readyRows } from '../../protocol/form/check/rows.ts'
import { kitOf } from '../../protocol/form/check/sheet.ts'
import { runner, type Scope } from '../../protocol/form/evaluate.ts'
import type { Expression } from '../../protocol/form/expression.ts'
import { serverTools } from '../../surveys/questionnaire/patterns.ts'
import { now } from './definition.ts'

type Answers = Record<string, unknown>

const scopeOf = (answers: Answers): Scope => ({ answers, now, terms: allTerms })

const scalar = fc.constantFrom<string | number | boolean>(
  ...[
    '',
    ' ',
    'x',
    'X ',
    'na',
    'other',
    '4',
    '04',
    '4.0',
    '4 ',
    '0x4',
    'true',
    'False',
    'tea',
    'fee',
  ],
  ...['Infinity', 'infinity', 'undefined', 'NaN', "'x'", '四', '４', '_x', 'éa'],
  ...[0, 1, 4, -1, 1.5, true, false],
)
const grid = fc.dictionary(fc.constantFrom('r', 's', 'length', 'map'), scalar, {
  noNullPrototype: true,
})
const answer = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  grid,
  fc.constantFrom(undefined, null),
)
const answers = fc.record({ a: answer, b: answer, c: answer })

const place = fc.constantFrom<Expression>(
  ...['a', 'b', 'c', 'toString'].map((key): Expression => ['ref', 'answers', key]),
  ['ref', 'answers', 'a', 'r'],
  ['ref', 'answers', 'a', 's'],
  ['ref', 'answers', 'b', 'length'],
  ['ref', 'answers', 'c', 'map'],
  ['ref', 'answers', 'c', 0],
)
const comparison = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('='), place, scalar) },
  fc.tuple(fc.constantFrom('!=', 'contains', 'notcontains', 'anyof', '<', '+'), place, scalar),
  fc.tuple(fc.constantFrom('empty', 'notempty', 'not'), place),
)
const side: fc.Arbitrary<Expression> = fc.oneof({ weight: 9, arbitrary: comparison }, place)
const condition = fc
  .tuple(side, fc.array(fc.tuple(fc.constantFrom('and', 'or'), side), { maxLength: 5 }))
  .map(([first, more]) =>
    more.reduce<Expression>((left, [sign, right]) => [sign, left, right], first),
  )

describe('a condition made ready', () => {
  it('holds exactly when it comes out as true', () => {
    fc.assert(
      fc.property(condition, answers, (expression, given) => {
        const scope = scopeOf(given)
        expect(decide(expression)(scope)).toBe(runner(expression)(scope) === true)
      }),
      { numRuns: 20_000, seed: 20_261_127 },
    )
  })

  it('is decided anew for every check, however often it stands in the form', () => {
    const ready = conditions()
    const long = ['a', 'b', 'c', 'd', 'e', 'f'].reduce<Expression>(
      (left, key) => ['or', left, ['=', ['ref', 'answers', key], 4]],
      ['=', ['ref', 'answers', 'a'], 5],
    )
    const [one, other] = [ready(long), ready(structuredClone(long))]
    const check = (given: Answers) => ({ ...scopeOf(given), once: {} })
    const [yes, no] = [check({ f: 4 }), check({ f: 3 })]
    expect([one(yes), other(yes), one(no), other(no), other(yes), one(yes)]).toEqual([
      ...[true, true, false, false, true, true],
    ])
  })
})

describe('the rows that a choice shows', () => {
  const texts = fc.uniqueArray(fc.constantFrom('x', 'X', 'y', ' y', 'z', '4', 'undefined', ''), {
    minLength: 1,
    maxLength: 5,
  })
  it('are those whose own condition holds', () => {
    fc.assert(
      fc.property(texts, answers, (values, given) => {
        const rows = values.map((value, n) => ({
          value: `row-${n}`,
          text: { 'zh-CN': value },
          show: ['contains', ['ref', 'answers', 'a'], value] satisfies Expression,
        }))
        const { shown } = readyRows(rows, '/grid', kitOf(serverTools))
        const scope = scopeOf(given)
        expect(shown?.(scope)).toEqual(rows.map(({ show }) => runner(show)(scope) === true))
      }),
      { numRuns: 5_000, seed: 20_261_127 },
    )
  })
})
