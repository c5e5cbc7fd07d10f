import { sampleCorrelation, sampleStandardDeviation } from 'simple-statistics'
import type { Figure } from '../numbers.ts'

type Matrix = readonly (readonly number[])[]

function columnsOf(caller: string, matrix: Matrix): number[][] {
  const width = matrix[0]?.length ?? 0
  if (matrix.some((row) => row.length !== width || row.some((x) => !Number.isFinite(x)))) {
    throw new RangeError(`${caller}: every row needs the same number of finite values`)
  }
  return Array.from({ length: width }, (_, j) => matrix.map((row) => row[j] ?? 0))
}

const isConstant = (column: readonly number[]): boolean => column.every((x) => x === column[0])

/**
 * Entropy weights: an indicator weighs the more, the more it tells units apart. A diagnostic for the annex, never
 * official: it rewards noise and changes each year.
 *
 * @param matrix units x indicators, non-negative, higher is better
 * @returns entropy per indicator (0 ln 0 = 0) and weights; a constant indicator weighs 0; all constant: weights null
 * @throws RangeError for a negative value or a column that sums to 0
 * @example entropyWeights([[1, 5], [2, 5], [3, 5]]).weights // [1, 0]
 * Source: Shannon entropy as in scipy.stats.entropy.
 */
export function entropyWeights(matrix: Matrix): { entropy: Figure[]; weights: Figure[] } {
  const columns = columnsOf('entropyWeights', matrix)
  const entropy = columns.map((column) => {
    const sum = column.reduce((total, x) => total + x, 0)
    if (column.some((x) => x < 0) || !(sum > 0)) {
      throw new RangeError('entropyWeights: values must be non-negative and each column above 0')
    }
    if (column.length < 2) return 1
    const spread = column.reduce(
      (total, x) => (x > 0 ? total + (x / sum) * Math.log(x / sum) : total),
      0,
    )
    return -spread / Math.log(column.length)
  })
  const gains = entropy.map((e, j) => (isConstant(columns[j] ?? []) ? 0 : 1 - e))
  return { entropy, weights: shares(gains) }
}

/**
 * CRITIC weights: spread of an indicator times how little it agrees with the others. A diagnostic for the annex.
 *
 * @param matrix units x indicators, higher is better
 * @returns a constant indicator weighs 0 and is left out of the correlations; nulls when nothing is left
 * Source: Diakoulaki et al. 1995 Computers & OR 22:763; C_j below 1e-12 counts as 0.
 */
export function criticWeights(matrix: Matrix): Figure[] {
  const columns = columnsOf('criticWeights', matrix)
  const scaled = columns.map((column) => {
    const low = Math.min(...column)
    const span = Math.max(...column) - low
    return span > 0 ? column.map((x) => (x - low) / span) : null
  })
  const content = scaled.map((column) => {
    if (!column) return 0
    const conflict = scaled.reduce(
      (sum, other) => sum + (other ? 1 - sampleCorrelation(column, other) : 0),
      0,
    )
    const value = sampleStandardDeviation(column) * conflict
    return value < 1e-12 ? 0 : value
  })
  return shares(content)
}

function shares(values: readonly number[]): Figure[] {
  const total = values.reduce((sum, x) => sum + x, 0)
  return values.map((x) => (total > 0 ? x / total : null))
}
