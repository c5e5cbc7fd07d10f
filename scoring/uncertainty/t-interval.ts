import t from '@stdlib/stats-base-dists-t'
import type { Figure } from '../numbers.ts'

/**
 * A two-sided t interval around an estimate.
 *
 * @param df degrees of freedom; zero or fewer gives no interval
 * @param confidence between 0 and 1
 * @returns bounds, not clipped; both null without an estimate, an error or degrees of freedom
 * @throws RangeError when confidence is not between 0 and 1
 * @example tInterval(50, 2, 9, 0.95) // { lower: 45.47568548, upper: 54.52431452 }
 */
export function tInterval(
  estimate: Figure,
  se: Figure,
  df: number,
  confidence: number,
): { lower: Figure; upper: Figure } {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError('tInterval: confidence must lie between 0 and 1')
  }
  if (estimate === null || se === null || !(df > 0)) return { lower: null, upper: null }
  const reach = t.quantile(1 - (1 - confidence) / 2, df) * se
  return { lower: estimate - reach, upper: estimate + reach }
}
