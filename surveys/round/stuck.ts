import { type Invariant, startWorker } from '../../basics/database.ts'
import { settleSeconds } from '../seal/seal-round.ts'
import type { RoundStore } from './round.store.ts'
import { graceEnd, type Round } from './round.ts'

/** The clock asks every few seconds; a quarter of an hour later something is wrong. */
const patience = 15 * 60_000

/** When the round's next step was due, and what did not happen; undefined when it waits for a person, or for nothing. */
function awaited(round: Round): { readonly due: Date; readonly wrong: string } | undefined {
  if (round.state === 'planned')
    return round.problem === undefined
      ? { due: round.opensAt, wrong: '到了开始时间还没有开始' }
      : undefined
  if (round.state === 'open') return { due: round.closesAt, wrong: '过了结束时间还开着' }
  if (round.state === 'closing')
    return {
      due: new Date(graceEnd(round).getTime() + settleSeconds * 1000),
      wrong: '过了宽限期还没有最后封存',
    }
  if (round.state === 'closed' && round.sealedAt !== undefined)
    return { due: round.sealedAt, wrong: '封存以后还没有算出指数' }
  return undefined
}

export const stuckInvariant = (deps: {
  readonly rounds: Pick<RoundStore, 'list'>
  readonly now: () => Date
}): Invariant => ({
  name: '没有卡住的期次',
  async *look() {
    const instant = deps.now().getTime()
    for (const round of await deps.rounds.list()) {
      const step = round.held === true ? undefined : awaited(round)
      if (step !== undefined && step.due.getTime() + patience < instant)
        yield `「${round.title}」(${round.id})${step.wrong}。`
    }
  },
  mend: startWorker,
})
