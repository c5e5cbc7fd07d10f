/** A function of conditions: its arguments, and the instant of the answer in milliseconds. */
export type Call = (values: readonly unknown[], now: number) => unknown

/** An operator of conditions on two values; `terms` as in `Scope`. */
export type Operator = (left: unknown, right: unknown, terms: Terms | null) => unknown

/**
 * What the conditions of few questionnaires use: functions, sums, and dates, which only functions make. The server
 * always brings `allTerms`; a phone fetches them for the questionnaires that need them.
 */
export interface Terms {
  readonly callNamed: (name: string) => Call | undefined
  readonly sumNamed: (sign: string) => Operator | undefined
  /** Two sides of a comparison in which one may be a date: a text beside a date is read as a date. */
  readonly alignDates: (left: unknown, right: unknown) => [unknown, unknown]
}
