import { Failure } from '../../basics/failure.ts'
import type { RoundStore } from './round.store.ts'
import { canOpen } from './round.ts'

/**
 * Opens a round whose time has come. Idempotent: the first run decides and stores when, every later one finds it
 * decided. The manifest fixes the time, so nobody opens a round before it.
 * @returns `opened`, `unchanged` when it was opened before, `not-due` when the clock says so
 */
export async function openRound(
  { round: id }: { readonly round: string },
  { rounds, now }: { readonly rounds: RoundStore; readonly now: () => Date },
): Promise<'opened' | 'unchanged' | 'not-due'> {
  const round = await rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  if (round.state !== 'planned') return 'unchanged'
  if (canOpen(round) !== undefined)
    throw new Failure('conflict', '这个期次还没有签发清单，请先补齐名册和邀请人数。')
  const instant = now()
  if (instant < round.opensAt) return 'not-due'
  return (await rounds.move(id, 'planned', 'open', { openedAt: instant })) ? 'opened' : 'unchanged'
}
