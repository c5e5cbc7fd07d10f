import { Failure } from '../../basics/failure.ts'
import type { RoundStore } from './round.store.ts'
import { canClose, graceEnd } from './round.ts'

/**
 * Closes a round whose time is over: no credential is handed out any more, ballots on their way are taken until the
 * grace ends. The end of the grace is stored with the decision, counted from the signed closing time, so neither a
 * late job nor a clock set back gives anybody more time.
 * @returns `closing`, `unchanged` when that was decided before, `not-due` when the clock says so
 */
export async function closeRound(
  { round: id }: { readonly round: string },
  { rounds, now }: { readonly rounds: RoundStore; readonly now: () => Date },
): Promise<'closing' | 'unchanged' | 'not-due'> {
  const round = await rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  if (round.state === 'planned') throw new Failure('conflict', '这个期次还没有开始。')
  if (canClose(round) !== undefined) return 'unchanged'
  const instant = now()
  if (instant < round.closesAt) return 'not-due'
  const decision = { closedAt: instant, graceUntil: graceEnd(round) }
  return (await rounds.move(id, 'open', 'closing', decision)) ? 'closing' : 'unchanged'
}
