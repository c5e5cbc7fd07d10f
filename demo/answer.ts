import type { Channel, Pace } from './people.ts'

export type Answer = number | string | readonly string[] | Readonly<Record<string, number | string>>
/** Answers by question name, as the shipped questionnaires store them. */
export type Answers = Readonly<Record<string, Answer>>

/** One person's submission and how it came in; attributes carry the questionnaire's base codes. */
export interface DemoBallot {
  readonly answers: Answers
  readonly attributes: Readonly<Record<string, string>>
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
  readonly channel: Channel
  /** Day of the round, 0 = the day it opened. */
  readonly day: number
}
