import type { Figure } from '../numbers.ts'
import { goalpost } from '../prepare/goalpost.ts'
import type { Source } from './sources.ts'

/** One indicator of the work records on its fixed goalposts; `upper` below `lower` means less is better. */
export interface RecordIndicator {
  readonly name: string
  /** `NaN` = not available for an outside reason. */
  readonly value: number
  readonly lower: number
  readonly upper: number
}

export interface RecordsResult {
  readonly source: Source
  /** 台账 and 回归公益, each 0..100, null without an indicator. */
  readonly halves: { readonly ledger: Figure; readonly publicPurpose: Figure }
}

/**
 * O: work records in two halves, ledger and public purpose, each the mean of its indicators on goalposts; O is the mean of the
 * halves. A half without any indicator leaves O to the other one; both without: missing.
 *
 * Records are a full count, so their standard error is 0.
 *
 * Source: methodology section 6.
 */
export function recordsSource(
  ledger: readonly RecordIndicator[],
  publicPurpose: readonly RecordIndicator[],
): RecordsResult {
  const halves = { ledger: halfOf(ledger), publicPurpose: halfOf(publicPurpose) }
  const known = [halves.ledger, halves.publicPurpose].filter((half) => half !== null)
  if (known.length === 0) return { source: { state: 'missing', reason: 'no records' }, halves }
  const value = known.reduce((sum, half) => sum + half, 0) / known.length
  const n = [...ledger, ...publicPurpose].filter(({ value: x }) => !Number.isNaN(x)).length
  return { source: { state: 'given', value, se: 0, n }, halves }
}

function halfOf(indicators: readonly RecordIndicator[]): Figure {
  const scores = indicators
    .map(({ value, lower, upper }) =>
      upper > lower ? goalpost(value, lower, upper) : 100 - goalpost(value, upper, lower),
    )
    .filter((score) => !Number.isNaN(score))
  return scores.length > 0 ? scores.reduce((sum, x) => sum + x, 0) / scores.length : null
}
