import normal from '@stdlib/stats-base-dists-normal'
import type { Figure } from '../numbers.ts'

/**
 * Wilson's score interval for a share: honest for small n and for shares near 0 or 1, where the textbook (Wald) interval is not.
 *
 * @param successes how many; not a whole number for a weighted share (p times effective n)
 * @param n of how many; effective n for a weighted share
 * @param confidence between 0 and 1
 * @returns proportions in 0..1; all null when n is 0
 * @throws RangeError when successes lie outside 0..n or confidence outside 0..1
 * @example wilson(81, 263, 0.95) // { estimate: 0.308, lower: 0.2553, upper: 0.3662 } (Newcombe 1998)
 * Source: Wilson 1927; Newcombe 1998 Statistics in Medicine 17:857.
 */
export function wilson(
  successes: number,
  n: number,
  confidence: number,
): { estimate: Figure; lower: Figure; upper: Figure } {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError('wilson: confidence must lie between 0 and 1')
  }
  if (!(n >= 0 && successes >= 0 && successes <= n * (1 + 1e-12))) {
    throw new RangeError('wilson: successes must lie between 0 and n')
  }
  if (n === 0) return { estimate: null, lower: null, upper: null }
  const share = Math.min(1, successes / n)
  const z = normal.quantile(1 - (1 - confidence) / 2, 0, 1)
  const shrink = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / shrink
  const reach = (z / shrink) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return {
    estimate: share,
    lower: share === 0 ? 0 : Math.max(0, centre - reach),
    upper: share === 1 ? 1 : Math.min(1, centre + reach),
  }
}
