import normal from '@stdlib/stats-base-dists-normal'
import type { Figure, Numbers } from '../numbers.ts'

/**
 * How sure is the order of units? Exact pair probabilities for independent normal scores, and the expected rank.
 *
 * @param standardErrors zero or positive
 * @returns expectedRank (1 = best) and probBetter[i][j] = P(score_i > score_j), diagonal null
 * @throws RangeError for lists of different length or a negative error
 * @example rankUncertainty([70, 70], [1, 5]).expectedRank // [1.5, 1.5]
 * Source: Goldstein & Spiegelhalter 1996 JRSS A 159:385; methodology section 9.
 */
export function rankUncertainty(
  scores: Numbers,
  standardErrors: Numbers,
): { expectedRank: number[]; probBetter: Figure[][] } {
  const errors = Array.from(standardErrors)
  const values = Array.from(scores)
  if (
    errors.length !== values.length ||
    errors.some((se) => !(se >= 0)) ||
    values.some((x) => !Number.isFinite(x))
  ) {
    throw new RangeError('rankUncertainty: every finite score needs a standard error of 0 or more')
  }
  const probBetter = values.map((a, i) =>
    values.map((b, j) =>
      i === j ? null : probabilityAbove(a - b, errors[i] ?? 0, errors[j] ?? 0),
    ),
  )
  const expectedRank = values.map(
    (_, i) => 1 + probBetter.reduce((sum, row) => sum + (row[i] ?? 0), 0),
  )
  return { expectedRank, probBetter }
}

function probabilityAbove(gap: number, seA: number, seB: number): number {
  const se = Math.hypot(seA, seB)
  if (se === 0) return gap > 0 ? 1 : gap < 0 ? 0 : 0.5
  return normal.cdf(gap / se, 0, 1)
}
