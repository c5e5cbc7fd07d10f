import { expect, it } from 'vitest'
import { ahpWeights, icc, krippendorffAlpha, wilson } from '../../scoring/index.ts'

const _ = Number.NaN

it('agrees with the six coefficients of Shrout & Fleiss 1979, table 4', () => {
  const result = icc([
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ])
  const values = [result.ICC1, result.ICC2, result.ICC3, result.ICC1k, result.ICC2k, result.ICC3k]
  expect(values.map(({ value }) => value?.toFixed(2))).toEqual([
    '0.17',
    '0.29',
    '0.71',
    '0.44',
    '0.62',
    '0.91',
  ])
})

it('agrees with Krippendorff 2011 at every level of measurement', () => {
  const ratings = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
  ]
  const alphas = (['nominal', 'ordinal', 'interval'] as const).map((level) =>
    krippendorffAlpha(ratings, level),
  )
  expect(alphas.map((alpha) => alpha?.toFixed(3))).toEqual(['0.743', '0.815', '0.849'])
})

it('agrees with Saaty 2008 on drinks consumed in the United States', () => {
  const upper = [
    [9, 5, 2, 1, 1, 1 / 2],
    [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
    [1 / 3, 1 / 4, 1 / 3, 1 / 9],
    [1 / 2, 1, 1 / 3],
    [2, 1 / 2],
    [1 / 3],
  ]
  const matrix = Array.from({ length: 7 }, (_row, i) =>
    Array.from({ length: 7 }, (_column, j) => {
      if (i === j) return 1
      return i < j ? (upper[i]?.[j - i - 1] ?? 0) : 1 / (upper[j]?.[i - j - 1] ?? 0)
    }),
  )
  const { weights, cr } = ahpWeights(matrix)
  const published = [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327]
  weights.forEach((weight, i) => {
    expect(Math.abs(weight - (published[i] ?? 0))).toBeLessThan(0.0015)
  })
  expect(cr).toBeCloseTo(0.022, 2)
})

it('agrees with the score intervals of Newcombe 1998, table I', () => {
  const bounds = ([successes, n]: readonly [number, number]) => {
    const { lower, upper } = wilson(successes, n, 0.95)
    return `${lower?.toFixed(4)} ${upper?.toFixed(4)}`
  }
  const cases = [
    [81, 263],
    [15, 148],
    [0, 20],
    [1, 29],
  ] as const
  expect(cases.map(bounds)).toEqual([
    '0.2553 0.3662',
    '0.0624 0.1605',
    '0.0000 0.1611',
    '0.0061 0.1718',
  ])
})
