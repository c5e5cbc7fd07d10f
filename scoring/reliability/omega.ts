import { sampleCorrelation } from 'simple-statistics'
import type { Figure } from '../numbers.ts'
import { completeRows } from './complete-rows.ts'

export interface Omega {
  readonly omega: Figure
  readonly loadings: readonly number[] | null
  readonly uniquenesses: readonly number[] | null
}

/**
 * McDonald's omega from known loadings: (sum l)^2 / ((sum l)^2 + sum u), the share of the total score that is the common thing.
 *
 * @returns null without loadings or when both parts are 0
 * @throws RangeError for lists of different length
 * @example omegaFromLoadings([0.7, 0.6, 0.8, 0.5], [0.51, 0.64, 0.36, 0.75]) // 0.749445676274945
 * Source: McDonald 1999. The denominator is the model-implied total, not the observed one.
 */
export function omegaFromLoadings(
  loadings: readonly number[],
  uniquenesses: readonly number[],
): Figure {
  if (loadings.length !== uniquenesses.length) {
    throw new RangeError('omegaFromLoadings: every loading needs one uniqueness')
  }
  const common = loadings.reduce((sum, l) => sum + l, 0) ** 2
  const total = common + uniquenesses.reduce((sum, u) => sum + u, 0)
  return total > 0 ? common / total : null
}

/**
 * Omega of a correlation matrix: one-factor maximum-likelihood fit, then the formula. Uniquenesses stay in [0.005, 1];
 * the sign is chosen so that the loadings sum to a positive number.
 *
 * The fit is EM for one factor (Rubin & Thayer 1982): slow but certain, and k is small.
 *
 * @throws RangeError when the matrix is not square
 */
export function omegaFromCorrelation(correlation: readonly (readonly number[])[]): Omega {
  const k = correlation.length
  if (correlation.some((row) => row.length !== k)) {
    throw new RangeError('omegaFromCorrelation: the matrix must be square')
  }
  if (k < 2 || correlation.some((row) => row.some((x) => !Number.isFinite(x)))) {
    return { omega: null, loadings: null, uniquenesses: null }
  }
  const fitted = fitOneFactor(correlation)
  const sign = fitted.loadings.reduce((sum, l) => sum + l, 0) < 0 ? -1 : 1
  const loadings = fitted.loadings.map((l) => sign * l)
  const { uniquenesses } = fitted
  return { omega: omegaFromLoadings(loadings, uniquenesses), loadings, uniquenesses }
}

/**
 * Omega of answers: Pearson correlations of the complete rows (simple-statistics, sample), then the one-factor fit.
 *
 * @returns nulls with fewer than 3 items (one factor is not identified), 3 complete rows, or an item without variation
 */
export function omegaOfItems(rows: readonly (readonly number[])[]): Omega {
  const complete = completeRows('omegaOfItems', rows)
  const k = rows[0]?.length ?? 0
  const columns = Array.from({ length: k }, (_, j) => complete.map((row) => row[j] ?? 0))
  const constant = columns.some((column) => column.every((x) => x === column[0]))
  if (k < 3 || complete.length < 3 || constant)
    return { omega: null, loadings: null, uniquenesses: null }
  return omegaFromCorrelation(columns.map((a) => columns.map((b) => sampleCorrelation(a, b))))
}

const lowestUniqueness = 0.005

function fitOneFactor(correlation: readonly (readonly number[])[]) {
  // A start away from 0, in the direction of the row sums, since 0 is a fixed point of EM.
  let loadings = correlation.map((row) => {
    const sum = row.reduce((total, x) => total + x, 0)
    return Math.max(0.1, Math.min(0.9, Math.abs(sum) / row.length)) * (sum < 0 ? -1 : 1)
  })
  let uniquenesses = loadings.map((l) => 1 - l * l)
  for (let step = 0; step < 20_000; step += 1) {
    const next = emStep(correlation, loadings, uniquenesses)
    const moved = Math.max(...next.loadings.map((l, j) => Math.abs(l - (loadings[j] ?? 0))))
    loadings = next.loadings
    uniquenesses = next.uniquenesses
    if (moved < 1e-11) break
  }
  return { loadings, uniquenesses }
}

function emStep(
  correlation: readonly (readonly number[])[],
  loadings: readonly number[],
  uniquenesses: readonly number[],
) {
  const scaled = loadings.map((l, j) => l / (uniquenesses[j] ?? 1))
  const information = 1 + loadings.reduce((sum, l, j) => sum + l * (scaled[j] ?? 0), 0)
  const beta = scaled.map((x) => x / information)
  const product = correlation.map((row) => row.reduce((sum, r, j) => sum + r * (beta[j] ?? 0), 0))
  const explained = loadings.reduce((sum, l, j) => sum + l * (beta[j] ?? 0), 0)
  const second = 1 - explained + product.reduce((sum, p, j) => sum + p * (beta[j] ?? 0), 0)
  const next = product.map((p) => p / second)
  return {
    loadings: next,
    uniquenesses: next.map((l, j) =>
      Math.min(1, Math.max(lowestUniqueness, 1 - l * (product[j] ?? 0))),
    ),
  }
}
