import type { Day } from '../../basics/days.ts'

interface Dated {
  readonly validFrom: Day
  readonly validTo?: Day | undefined
}

/** Whether two entries of a dated register exist on one day: a successor may bear the name of what ended before it. */
export const overlap = (one: Dated, other: Dated): boolean =>
  (one.validTo === undefined || one.validTo >= other.validFrom) &&
  (other.validTo === undefined || other.validTo >= one.validFrom)
