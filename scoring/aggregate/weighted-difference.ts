import t from '@stdlib/stats-base-dists-t'
import type { Figure, Numbers } from '../numbers.ts'
import { tInterval } from '../uncertainty/t-interval.ts'
import { weightedMean } from './weighted-mean.ts'

/** One wave: answers (`NaN` missing), weights, strata. */
export interface Sample {
  readonly y: Numbers
  readonly weights: Numbers
  readonly strata?: readonly string[]
}

export interface Difference {
  readonly difference: Figure
  readonly se: Figure
  readonly df: number
  readonly t: Figure
  readonly p: Figure
  readonly lower: Figure
  readonly upper: Figure
}

/**
 * Did the figure move between two waves? Mean of b minus mean of a, samples taken as independent (some workers answer
 * twice, but ballots carry no name; this errs on the careful side).
 *
 * @returns t and p null when the error is 0; p and bounds null without degrees of freedom; all null when a wave is empty
 * @example weightedDifference({ y: [3, 4, 5, 2, 4], weights: [1, 1, 2, 1, 1] }, { y: [4, 5, 5, 3], weights: [1, 2, 1, 1] }, 0.9)
 *   // difference 0.5667, se 0.7354, df 7
 * Source: methodology section 10; R survey `svycontrast` on the stacked design.
 */
export function weightedDifference(a: Sample, b: Sample, confidence = 0.95): Difference {
  const meanA = weightedMean(a.y, a.weights, a.strata ? { strata: a.strata } : {})
  const meanB = weightedMean(b.y, b.weights, b.strata ? { strata: b.strata } : {})
  return differenceOfMeans(meanA, meanB, confidence)
}

/** The same from two means that are already estimated, each with its standard error and degrees of freedom. */
export function differenceOfMeans(
  a: { readonly mean: Figure; readonly se: Figure; readonly df: number },
  b: { readonly mean: Figure; readonly se: Figure; readonly df: number },
  confidence = 0.95,
): Difference {
  const df = a.df + b.df
  if (a.mean === null || b.mean === null || a.se === null || b.se === null) {
    return { difference: null, se: null, df, t: null, p: null, lower: null, upper: null }
  }
  const difference = b.mean - a.mean
  const se = Math.hypot(a.se, b.se)
  if (se === 0)
    return { difference, se, df, t: null, p: null, lower: difference, upper: difference }
  const statistic = difference / se
  const p = df > 0 ? 2 * t.cdf(-Math.abs(statistic), df) : null
  return { difference, se, df, t: statistic, p, ...tInterval(difference, se, df, confidence) }
}
