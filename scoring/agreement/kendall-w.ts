import chisquare from '@stdlib/stats-base-dists-chisquare'
import type { Figure } from '../numbers.ts'
import { completeRows } from '../reliability/complete-rows.ts'
import { midRanks } from './mid-ranks.ts'

export interface KendallW {
  readonly W: Figure
  readonly chi2: Figure
  readonly df: number
  readonly p: Figure
}

/**
 * Kendall's W, corrected for ties: do the evaluators put the units in the same order? 0 = no common order, 1 = the same one.
 *
 * W = 12 S / (m^2 (n^3 - n) - m sum T_j); chi2 = m (n - 1) W.
 *
 * @param ratings units x raters (scores or ranks), `NaN` missing: the unit is left out
 * @returns W, chi2, p null when every rater gives one value to all
 * @example kendallW([[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4]]).W // 1
 * Source: Kendall & Babington Smith 1939; R irr `kendall(correct = TRUE)`.
 */
export function kendallW(ratings: readonly (readonly number[])[]): KendallW {
  const rows = completeRows('kendallW', ratings)
  const n = rows.length
  const m = ratings[0]?.length ?? 0
  const ranks = Array.from({ length: m }, (_, j) => midRanks(rows.map((row) => row[j] ?? 0)))
  const sums = rows.map((_, i) => ranks.reduce((sum, rater) => sum + (rater.ranks[i] ?? 0), 0))
  const centre = sums.reduce((sum, x) => sum + x, 0) / n
  const spread = sums.reduce((sum, x) => sum + (x - centre) ** 2, 0)
  const ties = ranks.reduce((sum, rater) => sum + rater.ties, 0)
  const below = m * m * (n ** 3 - n) - m * ties
  const df = Math.max(0, n - 1)
  if (!(below > 0)) return { W: null, chi2: null, df, p: null }
  const W = (12 * spread) / below
  const chi2 = m * (n - 1) * W
  return { W, chi2, df, p: 1 - chisquare.cdf(chi2, df) }
}
