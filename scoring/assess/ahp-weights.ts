import type { Figure } from '../numbers.ts'

export interface AhpWeights {
  readonly weights: readonly number[]
  readonly lambdaMax: number
  readonly ci: number
  /** Consistency ratio; below 0.10 the judge is consistent. Null for more than ten criteria (no random index). */
  readonly cr: Figure
}

const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49] as const

/**
 * Saaty's analytic hierarchy process: weights from a judge's pairwise comparisons (principal right eigenvector, sum 1) and how
 * consistent the judge was. The eigenvector is found by power iteration.
 *
 * @param matrix a_ij = how much i matters more than j; positive, a_ij a_ji = 1 up to 1e-6
 * @throws RangeError when the matrix is not square, positive and reciprocal
 * @example ahpWeights([[1, 3], [1 / 3, 1]]).weights // [0.75, 0.25]
 * Source: Saaty 1980 (random index of that table); 2008 Int. J. Services Sciences 1:83.
 */
export function ahpWeights(matrix: readonly (readonly number[])[]): AhpWeights {
  guard(matrix)
  const n = matrix.length
  let weights = matrix.map(() => 1 / n)
  let lambdaMax = n
  for (let step = 0; step < 10_000; step += 1) {
    const product = matrix.map((row) => row.reduce((sum, a, j) => sum + a * (weights[j] ?? 0), 0))
    lambdaMax = product.reduce((sum, x) => sum + x, 0)
    const next = product.map((x) => x / lambdaMax)
    const moved = Math.max(...next.map((x, i) => Math.abs(x - (weights[i] ?? 0))))
    weights = next
    if (moved < 1e-15) break
  }
  if (n === 1) return { weights, lambdaMax: 1, ci: 0, cr: 0 }
  const ci = (lambdaMax - n) / (n - 1)
  const index = randomIndex[n - 1]
  return { weights, lambdaMax, ci, cr: n <= 2 ? 0 : index === undefined ? null : ci / index }
}

function guard(matrix: readonly (readonly number[])[]): void {
  const n = matrix.length
  if (n === 0 || matrix.some((row) => row.length !== n)) {
    throw new RangeError('ahpWeights: the comparison matrix must be square')
  }
  if (matrix.some((row) => row.some((a) => !(a > 0 && Number.isFinite(a))))) {
    throw new RangeError('ahpWeights: every comparison must be a positive number')
  }
  const isReciprocal = (a: number, i: number, j: number) =>
    Math.abs(a * (matrix[j]?.[i] ?? 0) - 1) <= 1e-6
  if (!matrix.every((row, i) => row.every((a, j) => isReciprocal(a, i, j)))) {
    throw new RangeError('ahpWeights: the matrix must be reciprocal')
  }
}
