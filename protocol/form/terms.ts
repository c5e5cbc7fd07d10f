import type { Runner } from './evaluate.ts'
import type { Operation } from './expression.ts'

/** An operator of conditions on two values; `terms` as in `Scope`. */
export type Operator = (left: unknown, right: unknown, terms: Terms | null) => unknown

/**
 * What the conditions of few questionnaires use: functions, sums, and dates, which only functions make. The server
 * always brings `allTerms`; a phone fetches them for the questionnaires that need them.
 */
export interface Terms {
  /**
   * Makes a function or a sum ready to run.
   * @throws RangeError when it is neither
   */
  readonly runner: (expression: Operation) => Runner
  /** Two sides of a comparison in which one may be a date: a text beside a date is read as a date. */
  readonly alignDates: (left: unknown, right: unknown) => [unknown, unknown]
}
