import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { Figure, Numbers } from '../numbers.ts'
import { goalpost } from './goalpost.ts'

const present = (values: Numbers): number[] => Array.from(values).filter((x) => Number.isFinite(x))

const each = (values: Numbers, change: (x: number) => Figure): Figure[] =>
  Array.from(values, (x) => (Number.isFinite(x) ? change(x) : null))

/**
 * Min-max over the units given: (x - min) / (max - min) on the range asked for. Moves when a unit joins: for annexes only.
 *
 * @param values one figure per unit, `NaN` missing
 * @param range [low, high] of the result
 * @returns one figure per unit; every one null when all present values are equal
 * @example minMax([1, 2, 3], [0, 100]) // [0, 50, 100]
 * Source: COINr `n_minmax`.
 */
export function minMax(values: Numbers, range: readonly [number, number]): Figure[] {
  const known = present(values)
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  if (!(span > 0)) return each(values, () => null)
  return each(values, (x) => ((x - low) / span) * (range[1] - range[0]) + range[0])
}

/**
 * Z-scores with the sample standard deviation (n - 1), moved to a target mean and spread. For annexes only.
 *
 * @returns one figure per unit; every one null without spread or with a single value
 * @example zScore([1, 2, 3], 50, 10) // [40, 50, 60]
 * Source: COINr `n_zscore`; spread by simple-statistics (sample).
 */
export function zScore(values: Numbers, targetMean: number, targetSd: number): Figure[] {
  const known = present(values)
  const spread = known.length > 1 ? sampleStandardDeviation(known) : 0
  if (!(spread > 0)) return each(values, () => null)
  const centre = mean(known)
  return each(values, (x) => ((x - centre) / spread) * targetSd + targetMean)
}

/**
 * Goalposts for a column, the only official normalisation. Missing stays null.
 *
 * @example goalposts([1, 2.5, 5.6], 1, 5) // [0, 37.5, 100]
 */
export function goalposts(values: Numbers, lower: number, upper: number): Figure[] {
  return each(values, (x) => goalpost(x, lower, upper))
}
