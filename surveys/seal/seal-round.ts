import { dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import { headBytes } from '../../protocol/log/head.ts'
import type { BallotStore } from '../ballot/ballot.store.ts'
import type { LogKey } from '../log-key.ts'
import { graceEnd, type Round } from '../round/round.ts'
import type { BatchStore, Head } from './batch.store.ts'
import { type Cast, planSeal } from './plan-seal.ts'

export interface SealDeps {
  readonly rounds: { readonly find: (id: string) => Promise<Round | undefined> }
  readonly ballots: BallotStore
  readonly batches: BatchStore
  readonly logKey: LogKey
  readonly now: () => Date
}

/** After the grace, every accepted ballot has either been written or refused (see `castBallot`). */
export const settleSeconds = 20

async function pendingOf(round: string, deps: SealDeps): Promise<Cast[]> {
  const sealed = new Set<string>()
  for await (const { leaves } of deps.batches.leaves(round))
    for (const leaf of leaves) sealed.add(leaf.toString('latin1'))
  const cast = await deps.ballots.leaves(round)
  return cast.filter(({ leaf }) => !sealed.has(leaf.toString('latin1')))
}

async function sealOnce(round: string, final: boolean, last: Head, deps: SealDeps) {
  if (last.record?.type === 'close') return 'nothing'
  const planned = planSeal(await pendingOf(round, deps), last, final)
  if (planned === undefined) return 'nothing'
  const day = dayOf(deps.now())
  const { n, root, range } = planned
  const signature = deps.logKey.sign(headBytes({ round, size: range.size, root, batch: n, day }))
  const written = await deps.batches.insert({ ...planned, round, signature, day })
  return written ? 'sealed' : 'overtaken'
}

/**
 * Takes pending ballots into the round's log: leaves sorted by hash, one signed head. Idempotent: a batch of a
 * number exists once, so two sealers at once make one head, and a second run finds nothing pending. The last seal
 * (`final`) takes everything and runs only when nothing can be on its way any more.
 *
 * @returns `sealed`; `unchanged` when there was nothing, or too little, to seal; `waiting` when it is too early
 * for the last seal
 * @throws Failure `not-found`, `conflict` for a round without a log
 */
export async function sealRound(
  { round: id, final }: { readonly round: string; readonly final: boolean },
  deps: SealDeps,
): Promise<'sealed' | 'unchanged' | 'waiting'> {
  const round = await deps.rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  if (round.mode !== 'ballot') return 'unchanged'
  if (final && deps.now().getTime() < graceEnd(round).getTime() + settleSeconds * 1000)
    return 'waiting'
  let outcome: 'sealed' | 'unchanged' = 'unchanged'
  for (;;) {
    const last = await deps.batches.last(id)
    if (last === undefined)
      throw new Failure('conflict', '这一轮还没有签发清单，没有日志可以封存。')
    if ((await sealOnce(id, final, last, deps)) === 'nothing') return outcome
    outcome = 'sealed'
    // A daily seal happens once; a last one goes on until nothing is pending.
    if (!final) return outcome
  }
}
