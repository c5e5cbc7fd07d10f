import f from '@stdlib/stats-base-dists-f'
import type { Figure } from '../numbers.ts'
import { completeRows } from '../reliability/complete-rows.ts'

export interface IccForm {
  readonly value: Figure
  readonly lower: Figure
  readonly upper: Figure
  readonly F: Figure
  readonly df1: number
  readonly df2: number
}

export type IccName = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k'

/** The six forms; all from the units that every rater scored. */
export type Icc = Readonly<Record<IccName, IccForm>> & {
  readonly units: number
  readonly raters: number
}

interface MeanSquares {
  readonly n: number
  readonly k: number
  readonly msr: number
  readonly msc: number
  readonly mse: number
  readonly msw: number
}

/**
 * Intraclass correlation: how far do evaluators agree on the units? ICC2k (absolute agreement, average of the panel)
 * decides whether a scoring round stands; ICC3k beside it shows severity differences.
 *
 * ANOVA estimates, not cut off at 0. Intervals by the F method, ICC2 by Satterthwaite, ICC2k by step-up of ICC2's bounds.
 *
 * @param ratings units x raters, `NaN` missing: the unit is left out
 * @returns values null with fewer than 2 units or raters, or without any variation
 * Source: Shrout & Fleiss 1979 Psychological Bulletin 86:420; McGraw & Wong 1996; R psych `ICC`.
 */
export function icc(ratings: readonly (readonly number[])[], confidence = 0.95): Icc {
  const rows = completeRows('icc', ratings)
  const n = rows.length
  const k = ratings[0]?.length ?? 0
  const oneWay = { df1: n - 1, df2: n * (k - 1) }
  const twoWay = { df1: n - 1, df2: (n - 1) * (k - 1) }
  const squares = n > 1 && k > 1 ? meanSquares(rows, k) : undefined
  if (!squares || (squares.msr === 0 && squares.mse === 0 && squares.msc === 0)) {
    const none = { value: null, lower: null, upper: null, F: null }
    const one = { ...none, ...oneWay }
    const two = { ...none, ...twoWay }
    return {
      ICC1: one,
      ICC2: two,
      ICC3: two,
      ICC1k: one,
      ICC2k: two,
      ICC3k: two,
      units: n,
      raters: k,
    }
  }
  return { ...forms(squares, oneWay, twoWay, confidence), units: n, raters: k }
}

function meanSquares(rows: readonly (readonly number[])[], k: number): MeanSquares {
  const n = rows.length
  const grand = rows.flat().reduce((sum, x) => sum + x, 0) / (n * k)
  const rowMeans = rows.map((row) => row.reduce((sum, x) => sum + x, 0) / k)
  const columnMeans = Array.from(
    { length: k },
    (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n,
  )
  const between = k * rowMeans.reduce((sum, m) => sum + (m - grand) ** 2, 0)
  const raters = n * columnMeans.reduce((sum, m) => sum + (m - grand) ** 2, 0)
  const residual = rows.reduce(
    (sum, row, i) =>
      sum +
      row.reduce(
        (inner, x, j) => inner + (x - (rowMeans[i] ?? 0) - (columnMeans[j] ?? 0) + grand) ** 2,
        0,
      ),
    0,
  )
  return {
    n,
    k,
    msr: between / (n - 1),
    msc: raters / (k - 1),
    mse: residual / ((n - 1) * (k - 1)),
    msw: (raters + residual) / (n * (k - 1)),
  }
}

type Degrees = { readonly df1: number; readonly df2: number }

function forms(s: MeanSquares, oneWay: Degrees, twoWay: Degrees, confidence: number) {
  const { n, k, msr, msc, mse, msw } = s
  const single = (within: number) => ratio(msr - within, msr + (k - 1) * within)
  const average = (within: number) => ratio(msr - within, msr)
  const bounds = (within: number, degrees: Degrees) => fBounds(msr, within, degrees, k, confidence)
  const one = bounds(msw, oneWay)
  const two = bounds(mse, twoWay)
  const icc2 = ratio(msr - mse, msr + (k - 1) * mse + (k * (msc - mse)) / n)
  const agreement = agreementBounds(s, icc2, confidence)
  return {
    ICC1: { value: single(msw), ...one.single, F: one.F, ...oneWay },
    ICC2: { value: icc2, ...agreement, F: two.F, ...twoWay },
    ICC3: { value: single(mse), ...two.single, F: two.F, ...twoWay },
    ICC1k: { value: average(msw), ...one.average, F: one.F, ...oneWay },
    ICC2k: {
      value: ratio(msr - mse, msr + (msc - mse) / n),
      lower: stepUp(agreement.lower, k),
      upper: stepUp(agreement.upper, k),
      F: two.F,
      ...twoWay,
    },
    ICC3k: { value: average(mse), ...two.average, F: two.F, ...twoWay },
  }
}

/** A quotient, or null where it is undefined. */
function ratio(above: number, below: number): Figure {
  const value = above / below
  return Number.isFinite(value) ? value : null
}

function fBounds(
  msr: number,
  within: number,
  { df1, df2 }: Degrees,
  k: number,
  confidence: number,
) {
  const F = ratio(msr, within)
  if (F === null) {
    const none = { lower: null, upper: null }
    return { F, single: none, average: none }
  }
  const p = 1 - (1 - confidence) / 2
  const low = F / f.quantile(p, df1, df2)
  const high = F * f.quantile(p, df2, df1)
  return {
    F,
    single: { lower: ratio(low - 1, low + k - 1), upper: ratio(high - 1, high + k - 1) },
    average: { lower: ratio(low - 1, low), upper: ratio(high - 1, high) },
  }
}

function agreementBounds(s: MeanSquares, icc2: Figure, confidence: number) {
  const { n, k, msr, msc, mse } = s
  if (icc2 === null || icc2 === 1) return { lower: null, upper: null }
  const a = (k * icc2) / (n * (1 - icc2))
  const b = 1 + (n - 1) * a
  const v =
    (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1)))
  if (!(v > 0)) return { lower: null, upper: null }
  const p = 1 - (1 - confidence) / 2
  const q1 = f.quantile(p, n - 1, v)
  const q2 = f.quantile(p, v, n - 1)
  const g = k * msc + (k * n - k - n) * mse
  return {
    lower: ratio(n * (msr - q1 * mse), q1 * g + n * msr),
    upper: ratio(n * (q2 * msr - mse), g + n * q2 * msr),
  }
}

/** Spearman-Brown: the reliability of k raters from that of one. */
const stepUp = (single: Figure, k: number): Figure =>
  single === null ? null : ratio(k * single, 1 + (k - 1) * single)
