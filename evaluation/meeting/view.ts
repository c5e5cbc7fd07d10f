import type { Actor } from '../../organisation/index.ts'
import {
  differences,
  type Meeting,
  type MeetingBallot,
  type MeetingState,
  stateOf,
} from './meeting.ts'

export interface MeetingView extends Omit<Meeting, 'entries'> {
  readonly state: MeetingState
  readonly ballots?: number
  readonly mine?: readonly MeetingBallot[]
  readonly differences: readonly { readonly ballot: number; readonly item: string }[]
}

/** A meeting as one person sees it: an own entry, the places that differ, never the other clerk's entry. */
export function viewMeeting({ entries, ...meeting }: Meeting, actor: Actor): MeetingView {
  const [first, second] = entries
  const state = stateOf({ entries })
  const mine = entries.find((entry) => entry.clerk === actor.account)?.ballots
  return {
    ...meeting,
    state,
    ...(state === 'agreed' && first !== undefined ? { ballots: first.ballots.length } : {}),
    ...(mine === undefined ? {} : { mine }),
    differences: first !== undefined && second !== undefined ? differences(first, second) : [],
  }
}
