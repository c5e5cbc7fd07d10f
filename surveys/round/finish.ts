import { type Day, dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import type { JobSink } from '../context.ts'
import type { IssuedCounts } from '../seal/close-log.ts'
import type { RoundStore } from './round.store.ts'
import { canFinish, type Round } from './round.ts'

export interface FinishDeps {
  readonly rounds: RoundStore
  readonly outbox: JobSink
  readonly now: () => Date
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>
  readonly destroyKeys: (input: { readonly round: string }) => Promise<number>
  /** What the issuers gave out, per style; asked once their keys are gone, so it is final. */
  readonly issued: (round: Round) => Promise<ReadonlyMap<string, IssuedCounts>>
  readonly closeLog: (input: {
    readonly round: Round
    readonly keysDestroyed: Day
    readonly issued: ReadonlyMap<string, IssuedCounts>
  }) => Promise<unknown>
}

/**
 * After the last seal: the issuers' private keys are destroyed, the log gets its closing record, the round is closed
 * and its figures are asked for in the same write. Idempotent; keys go first, so a round that says closed can sign
 * nothing. The issuers are asked, then the box is written: no step opens both.
 * @returns `closed`, or `unchanged` when that was done before
 * @throws Failure `conflict` while ballots may still be on their way
 */
export async function finishRound(
  { round: id }: { readonly round: string },
  deps: FinishDeps,
): Promise<'closed' | 'unchanged'> {
  const round = await deps.rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  if (round.state === 'closed' || round.state === 'computed') return 'unchanged'
  const instant = deps.now()
  if (canFinish(round, instant) !== undefined)
    throw new Failure('conflict', '路上的答卷还可能到达，现在不能封存结束。')
  if (round.mode === 'ballot') {
    await deps.destroyKeys({ round: id })
    const issued = await deps.issued(round)
    await deps.closeLog({ round, keysDestroyed: dayOf(instant), issued })
  }
  return deps.transaction(async () => {
    const moved = await deps.rounds.move(id, 'closing', 'closed', {
      sealedAt: instant,
      ...(round.mode === 'ballot' ? { keysDestroyedAt: instant } : {}),
    })
    if (!moved) return 'unchanged'
    await deps.outbox.put([computeJob(id)])
    return 'closed'
  })
}

export const computeJob = (round: string) => ({
  name: 'compute-round',
  payload: { round },
  key: `compute-round:${round}`,
})
