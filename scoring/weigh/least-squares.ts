/** Coefficients of a least-squares fit and the (generalised) inverse of the normal matrix. */
export interface LeastSquares {
  readonly coefficients: Float64Array
  readonly inverse: readonly Float64Array[]
  readonly rank: number
}

/**
 * Solves the normal equations A b = c of a least-squares problem by sweeping the diagonal.
 *
 * A column that depends on earlier ones (a dummy that an empty cell makes redundant) is left out with coefficient 0, so
 * fitted values stay defined where a plain solver would divide by zero.
 *
 * @param normal symmetric, positive semi-definite, k x k
 * @param right k right-hand sides
 * Source: Goodnight 1979, The American Statistician 33:149 (sweep operator). Cost k^3.
 */
export function leastSquares(normal: readonly Float64Array[], right: Float64Array): LeastSquares {
  const size = right.length
  const swept = normal.map((row) => Float64Array.from(row))
  const used = new Uint8Array(size)
  for (let k = 0; k < size; k += 1) {
    const pivot = swept[k]?.[k] ?? 0
    const original = normal[k]?.[k] ?? 0
    if (!(pivot > 1e-10 * original)) continue
    used[k] = 1
    sweep(swept, k, pivot)
  }
  const inverse = swept.map((row, i) =>
    row.map((x, j) => (used[i] === 1 && used[j] === 1 ? -x : 0)),
  )
  const coefficients = Float64Array.from(inverse, (row) =>
    row.reduce((sum, x, j) => sum + x * (right[j] ?? 0), 0),
  )
  return { coefficients, inverse, rank: used.reduce((sum, x) => sum + x, 0) }
}

function sweep(matrix: Float64Array[], k: number, pivot: number): void {
  const pivotRow = Float64Array.from(matrix[k] ?? [])
  for (const [i, row] of matrix.entries()) {
    if (i === k) continue
    const factor = (row[k] ?? 0) / pivot
    for (const [j, x] of pivotRow.entries()) row[j] = (row[j] ?? 0) - factor * x
    row[k] = factor
  }
  matrix[k] = pivotRow.map((x, j) => (j === k ? -1 / pivot : x / pivot))
}
