import { Failure } from '../../basics/failure.ts'
import type { JobSink } from '../context.ts'
import type { RoundStore } from './round.store.ts'
import { canFinish } from './round.ts'

export interface FinishDeps {
  readonly rounds: RoundStore
  readonly outbox: JobSink
  readonly now: () => Date
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>
  readonly destroyKeys: (input: { readonly round: string }) => Promise<number>
}

/**
 * After the last seal: the issuers' private keys are destroyed and that is recorded, the round is closed and its
 * figures are asked for in the same write. Idempotent; keys go first, so a round that says closed can sign nothing.
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
  if (round.mode === 'ballot') await deps.destroyKeys({ round: id })
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
