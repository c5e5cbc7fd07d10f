import type { Numbers } from '../numbers.ts'
import { leastSquares } from './least-squares.ts'
import type { CodedMargin } from './margin.ts'

/**
 * Residuals of y on the raking variables: the part of the answers that the known frame does not explain, and so the only
 * part that is uncertain after raking. Weighted least squares with an intercept and dummies, base weights.
 *
 * @param y one value per respondent; a respondent with `NaN` stays out of the fit and gets residual 0
 * @param baseWeights the weights before raking
 * @param margins coded by `codeMargin`, so that many scores of one unit share the work
 * @returns one residual per respondent
 * Source: Deville & Sarndal 1992 JASA 87:376; R survey `calibrate`; methodology section 5.
 */
export function gregResiduals(
  y: Numbers,
  baseWeights: Numbers,
  margins: readonly CodedMargin[],
): Float64Array {
  // The first category of each margin is the reference; column 0 is the intercept.
  const starts: number[] = []
  let size = 1
  for (const margin of margins) {
    starts.push(size - 1)
    size += margin.labels.length - 1
  }
  const normal = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  for (let i = 0; i < y.length; i += 1) {
    const value = y[i] ?? Number.NaN
    if (!Number.isNaN(value))
      addRow(normal, right, columnsOf(i, margins, starts), value, baseWeights[i] ?? 0)
  }
  const { coefficients } = leastSquares(normal, right)
  return Float64Array.from({ length: y.length }, (_, i) => {
    const value = y[i] ?? Number.NaN
    if (Number.isNaN(value)) return 0
    const fit = columnsOf(i, margins, starts).reduce((sum, j) => sum + (coefficients[j] ?? 0), 0)
    return value - fit
  })
}

function columnsOf(
  row: number,
  margins: readonly CodedMargin[],
  starts: readonly number[],
): number[] {
  const columns = [0]
  for (const [m, margin] of margins.entries()) {
    const code = margin.codes[row] ?? 0
    if (code > 0) columns.push((starts[m] ?? 0) + code)
  }
  return columns
}

function addRow(
  normal: readonly Float64Array[],
  right: Float64Array,
  columns: readonly number[],
  value: number,
  weight: number,
): void {
  for (const j of columns) {
    right[j] = (right[j] ?? 0) + weight * value
    const row = normal[j]
    if (row) for (const k of columns) row[k] = (row[k] ?? 0) + weight
  }
}
