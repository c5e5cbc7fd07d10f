import type { Day } from '../../basics/days.ts'
import type { RoundPlan } from '../round/plan.ts'
import type { Rhythm } from './calendar.ts'

/** What every round of a series has in common. */
export type RoundTemplate = Pick<
  RoundPlan,
  'mode' | 'graceSeconds' | 'k' | 'issuers' | 'styles' | 'recipe'
>

/** A regular survey: opens rounds by the calendar in Asia/Shanghai. */
export interface Series {
  readonly id: string
  /** `{period}` stands for the period of a round. */
  readonly title: string
  readonly rhythm: Rhythm
  /** Days after the beginning of the quarter or year. */
  readonly opensAfter: number
  /** Days before the opening at which a round is planned. */
  readonly lead: number
  /** Days a round stays open. */
  readonly daysOpen: number
  /** No turn that opens before this day is owed. */
  readonly since: Day
  readonly active: boolean
  readonly template: RoundTemplate
  /** Why the last round could not be planned, for a person to mend. */
  readonly problem?: string | undefined
}
