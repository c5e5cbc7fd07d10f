import f from '@stdlib/stats-base-dists-f'
import { sampleCorrelation, sampleVariance } from 'simple-statistics'
import type { Figure } from '../numbers.ts'
import { completeRows } from './complete-rows.ts'

export interface CronbachAlpha {
  readonly alpha: Figure
  readonly standardizedAlpha: Figure
  readonly lower: Figure
  readonly upper: Figure
  /** Complete rows used. */
  readonly n: number
  readonly items: number
  /** Alpha without each item in turn, over the same complete rows; empty for two items. */
  readonly alphaIfDeleted: readonly Figure[]
}

/**
 * Cronbach's alpha: do the items of an index say the same thing? For reflective indices only (satisfaction); awareness
 * and participation are counts, of which nobody should ask it.
 *
 * alpha = k/(k-1) (1 - sum var_i / var_total), sample variances (simple-statistics), Feldt's interval. Items are not reversed here.
 *
 * @param rows respondents x items, `NaN` missing; incomplete rows are left out
 * @returns nulls with fewer than 2 items or 2 complete rows, or without variation
 * @throws RangeError for rows of different length
 * @example two items: cronbachAlpha([[1, 2], [2, 2], [3, 4], [4, 3], [5, 5]]).alpha // 0.9090909090909091
 * Source: Cronbach 1951; Feldt 1965; R psych `alpha`.
 */
export function cronbachAlpha(
  rows: readonly (readonly number[])[],
  confidence = 0.95,
): CronbachAlpha {
  const complete = completeRows('cronbachAlpha', rows)
  const items = rows[0]?.length ?? 0
  const columns = Array.from({ length: items }, (_, j) => complete.map((row) => row[j] ?? 0))
  const alpha = alphaOf(columns)
  return {
    alpha,
    standardizedAlpha: alpha === null ? null : standardised(columns),
    ...feldt(alpha, complete.length, items, confidence),
    n: complete.length,
    items,
    alphaIfDeleted:
      items > 2 ? columns.map((_, j) => alphaOf(columns.filter((_c, k) => k !== j))) : [],
  }
}

function alphaOf(columns: readonly number[][]): Figure {
  const k = columns.length
  const n = columns[0]?.length ?? 0
  if (k < 2 || n < 2) return null
  const total = Array.from({ length: n }, (_, i) =>
    columns.reduce((sum, c) => sum + (c[i] ?? 0), 0),
  )
  const totalVariance = sampleVariance(total)
  if (!(totalVariance > 0)) return null
  const parts = columns.reduce((sum, column) => sum + sampleVariance(column), 0)
  return (k / (k - 1)) * (1 - parts / totalVariance)
}

function standardised(columns: readonly number[][]): Figure {
  if (columns.some((column) => !(sampleVariance(column) > 0))) return null
  const k = columns.length
  let sum = 0
  for (let i = 0; i < k; i += 1) {
    for (let j = i + 1; j < k; j += 1) sum += sampleCorrelation(columns[i] ?? [], columns[j] ?? [])
  }
  const mean = sum / ((k * (k - 1)) / 2)
  const spread = 1 + (k - 1) * mean
  return spread === 0 ? null : (k * mean) / spread
}

function feldt(alpha: Figure, n: number, k: number, confidence: number) {
  if (alpha === null) return { lower: null, upper: null }
  const tail = (1 - confidence) / 2
  const df2 = (n - 1) * (k - 1)
  return {
    lower: 1 - (1 - alpha) * f.quantile(1 - tail, n - 1, df2),
    upper: 1 - (1 - alpha) * f.quantile(tail, n - 1, df2),
  }
}
