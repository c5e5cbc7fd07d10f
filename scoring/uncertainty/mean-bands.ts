import normal from '@stdlib/stats-base-dists-normal'
import type { Numbers } from '../numbers.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

export type Band = 'above' | 'not-distinguishable' | 'below'

/**
 * Three bands instead of a league table: clearly above, not distinguishable from, or clearly below the mean of the group.
 *
 * One against the mean, independent normal errors, P >= 0.975, and Benjamini-Hochberg over the units.
 *
 * @throws RangeError for lists of different length or a negative error
 * Source: methodology section 9.
 */
export function meanBands(scores: Numbers, standardErrors: Numbers, q = 0.05): Band[] {
  const values = Array.from(scores)
  const errors = Array.from(standardErrors)
  if (values.length !== errors.length || errors.some((se) => !(se >= 0))) {
    throw new RangeError('meanBands: every score needs a standard error of 0 or more')
  }
  const m = values.length
  const mean = values.reduce((sum, x) => sum + x, 0) / m
  const all = errors.reduce((sum, se) => sum + se * se, 0)
  const p = values.map((x, i) => {
    const own = (errors[i] ?? 0) ** 2
    // The unit is part of the mean it is held against.
    const se = Math.sqrt(own * (1 - 2 / m) + all / (m * m))
    if (se === 0) return x === mean ? 1 : 0
    return 2 * normal.cdf(-Math.abs(x - mean) / se, 0, 1)
  })
  const { rejected } = benjaminiHochberg(p, q)
  return values.map((x, i) => {
    if (rejected[i] !== true || (p[i] ?? 1) > 0.05) return 'not-distinguishable'
    return x > mean ? 'above' : 'below'
  })
}
