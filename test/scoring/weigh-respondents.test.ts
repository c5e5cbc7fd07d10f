import { describe, expect, it } from 'vitest'
import { mergeSmallCategories, officialRaking, weighRespondents } from '../../scoring/index.ts'
import { answers, crowd } from './builders.ts'

const crowdOf = (code: string, n: number): string[] => new Array<string>(n).fill(code)

describe('merging small categories', () => {
  const pairs = officialRaking.merges.age ?? []
  const targets = { a1: 100, a2: 100, a3: 100, a4: 100 }

  it('joins a category of four with its neighbour in the published order, and the counts with it', () => {
    const categories = [
      ...crowdOf('a1', 20),
      ...crowdOf('a2', 20),
      ...crowdOf('a3', 20),
      ...crowdOf('a4', 4),
    ]
    const merged = mergeSmallCategories({ variable: 'age', categories, targets }, pairs, 5)
    expect(merged?.margin.targets).toEqual({ a1: 100, a2: 100, 'a3+a4': 200 })
    expect(merged?.margin.categories.filter((code) => code === 'a3+a4')).toHaveLength(24)
  })

  it('leaves a category of five alone', () => {
    const categories = [
      ...crowdOf('a1', 5),
      ...crowdOf('a2', 5),
      ...crowdOf('a3', 5),
      ...crowdOf('a4', 5),
    ]
    expect(
      mergeSmallCategories({ variable: 'age', categories, targets }, pairs, 5)?.merged,
    ).toEqual([])
  })

  it('gives the variable up when everything would be one category', () => {
    const categories = [...crowdOf('a1', 20), 'a2', 'a3', 'a4']
    expect(mergeSmallCategories({ variable: 'age', categories, targets }, pairs, 5)).toBeUndefined()
  })
})

describe('weighting a unit', () => {
  const frame = {
    kind: 'cells',
    cells: [
      { cell: { age: 'a1', sex: 'm' }, count: 300 },
      { cell: { age: 'a1', sex: 'f' }, count: 200 },
      { cell: { age: 'a2', sex: 'm' }, count: 100 },
      { cell: { age: 'a2', sex: 'f' }, count: 400 },
    ],
  } as const
  const person = (age: string | null, sex: string | null) => ({
    services: [4],
    grades: [5, 5, 5],
    age,
    sex,
  })
  const mixed = crowd(
    40,
    person('a1', 'm'),
    person('a2', 'f'),
    person('a1', 'f'),
    person('a2', 'm'),
  )
  const everybody = (n: number) => new Uint8Array(n).fill(1)

  it('rakes in the published order and leaves out who gave no attribute, counted', () => {
    const people = [...mixed, person(null, 'm'), person('none', 'f')]
    const weighted = weighRespondents(answers(people, { frame }), everybody(42), officialRaking)
    expect(weighted.report).toMatchObject({
      method: 'raking',
      variables: ['age', 'sex'],
      withoutAttribute: 2,
    })
    expect(weighted.rows).toHaveLength(40)
    expect(weighted.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1000, 2)
  })

  it('drops an attribute that more than 10 % did not give, and keeps those respondents', () => {
    const people = [...mixed, ...crowd(5, person('a1', null))]
    const weighted = weighRespondents(answers(people, { frame }), everybody(45), officialRaking)
    expect(weighted.report.variables).toEqual(['age'])
    expect(weighted.report.dropped).toEqual([
      { variable: 'sex', reason: 'too-many-without', without: 5 / 45 },
    ])
    expect(weighted.rows).toHaveLength(45)
  })

  it('keeps an attribute that exactly 10 % did not give', () => {
    const people = [...crowd(36, ...mixed.slice(0, 4)), ...crowd(4, person('a1', null))]
    const weighted = weighRespondents(answers(people, { frame }), everybody(40), officialRaking)
    expect(weighted.report).toMatchObject({ variables: ['age', 'sex'], withoutAttribute: 4 })
  })

  it('drops the last attribute when the margins cannot be met, never half-raking', () => {
    // Every a1 is m and every a2 is f: age says 500 m, sex says 400 m.
    const people = crowd(40, person('a1', 'm'), person('a2', 'f'))
    const weighted = weighRespondents(answers(people, { frame }), everybody(40), officialRaking)
    expect(weighted.report).toMatchObject({
      method: 'poststratification',
      variables: ['age'],
      dropped: [{ variable: 'sex', reason: 'margins-cannot-be-met', without: 0 }],
    })
  })

  it('falls back to base weights for an empty unit', () => {
    const weighted = weighRespondents(answers([], { frame }), everybody(0), officialRaking)
    expect(weighted.report).toMatchObject({ method: 'none', minWeight: null, deff: null })
  })
})
