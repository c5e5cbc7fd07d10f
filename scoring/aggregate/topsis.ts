import type { Figure } from '../numbers.ts'

/**
 * TOPSIS: closeness of each unit to the best and the worst that occurs. A diagnostic for the annex, never official: the
 * order of two units can turn when a third one joins.
 *
 * @param matrix units x indicators
 * @param weights zero or positive, any scale
 * @param directions 1 = higher is better, -1 = lower is better
 * @returns closeness 0..1 and ranks (1 = best, ties to 1e-12 share the smallest); nulls when all units are equal
 * @throws RangeError when the widths differ
 * Source: Hwang & Yoon 1981, vector normalisation.
 */
export function topsis(
  matrix: readonly (readonly number[])[],
  weights: readonly number[],
  directions: readonly number[],
): { closeness: Figure[]; ranks: Figure[] } {
  const width = weights.length
  if (directions.length !== width || matrix.some((row) => row.length !== width)) {
    throw new RangeError(
      'topsis: every indicator needs one weight, one direction and one value per unit',
    )
  }
  const total = weights.reduce((sum, w) => sum + w, 0)
  if (!(total > 0) || weights.some((w) => !(w >= 0))) {
    throw new RangeError('topsis: weights must be zero or positive, not all zero')
  }
  const scaled = matrix.map((row) =>
    row.map((x, j) => {
      const norm = Math.sqrt(matrix.reduce((sum, other) => sum + (other[j] ?? 0) ** 2, 0))
      return norm > 0 ? ((x / norm) * (weights[j] ?? 0) * Math.sign(directions[j] ?? 1)) / total : 0
    }),
  )
  const best = weights.map((_, j) => Math.max(...scaled.map((row) => row[j] ?? 0)))
  const worst = weights.map((_, j) => Math.min(...scaled.map((row) => row[j] ?? 0)))
  const distance = (row: readonly number[], to: readonly number[]) =>
    Math.sqrt(row.reduce((sum, x, j) => sum + (x - (to[j] ?? 0)) ** 2, 0))
  const closeness = scaled.map((row) => {
    const away = distance(row, worst)
    const spread = distance(row, best) + away
    return spread > 0 ? away / spread : null
  })
  const ranks = closeness.map((c) =>
    c === null ? null : 1 + closeness.filter((other) => other !== null && other > c + 1e-12).length,
  )
  return { closeness, ranks }
}
