import type { Day } from '../../basics/days.ts'

/** The scored items of a 座谈测评票 (questionnaires.md, 4): m1–m5 are scored, m6 is not. */
export const meetingItems = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'] as const
export type MeetingItem = (typeof meetingItems)[number]

/** Five grades stored 5..1; `dk` is 不了解 and counts as missing. */
export type Grade = 1 | 2 | 3 | 4 | 5 | 'dk'

/** One paper from the box. */
export type MeetingBallot = Readonly<Record<MeetingItem, Grade>>

/** What one clerk keyed in, in the order of the numbered papers. */
export interface Entry {
  readonly clerk: string
  readonly ballots: readonly MeetingBallot[]
}

/** A motion put to the room by 表决票: counts only, it is never scored. */
export interface Motion {
  readonly text: string
  readonly agree: number
  readonly against: number
  readonly abstain: number
}

/** A face-to-face meeting 座谈: numbers of people, never names. */
export interface Meeting {
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly day: Day
  readonly place: string
  readonly present: { readonly total: number; readonly women: number; readonly over60: number }
  /** Who was asked to leave the room, and whether anybody came back in. */
  readonly room: string
  readonly statements: readonly { readonly theme: string; readonly text: string }[]
  readonly motions: readonly Motion[]
  readonly entries: readonly Entry[]
  readonly demo: boolean
}

/** Totals of meetings that were counted elsewhere; named 导入 wherever they are used. */
export interface MeetingTotals {
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly meetings: number
  readonly ballots: number
  readonly mean: number
  readonly se: number
  readonly source: string
  readonly demo: boolean
}

export type MeetingState = 'recorded' | 'entered-once' | 'differs' | 'agreed'

/** Places where the two clerks keyed different things; papers are numbered from 1. */
export function differences(
  first: Entry,
  second: Entry,
): { readonly ballot: number; readonly item: MeetingItem }[] {
  const count = Math.max(first.ballots.length, second.ballots.length)
  return Array.from({ length: count }, (_, index) => index).flatMap((index) =>
    meetingItems
      .filter((item) => first.ballots[index]?.[item] !== second.ballots[index]?.[item])
      .map((item) => ({ ballot: index + 1, item })),
  )
}

/** Ballots count only when two clerks have keyed the same. */
export function stateOf(meeting: Pick<Meeting, 'entries'>): MeetingState {
  const [first, second] = meeting.entries
  if (first === undefined) return 'recorded'
  if (second === undefined) return 'entered-once'
  return differences(first, second).length === 0 ? 'agreed' : 'differs'
}
