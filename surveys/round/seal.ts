import type { JobSink } from '../context.ts'
import { computeJob, type FinishDeps, finishRound } from './finish.ts'

export interface SealRoundDeps extends FinishDeps {
  readonly outbox: JobSink
  readonly sealRound: (input: {
    readonly round: string
    readonly final: boolean
  }) => Promise<'sealed' | 'unchanged' | 'waiting'>
  /** Puts what may now be said into the register's counters. */
  readonly countSealed: (round: string) => Promise<void>
}

/**
 * The seal as a step of the round: ballots into the log, then the counters, then what follows. After a daily seal
 * figures are asked for even when nothing was new, because an earlier run may have died between the two databases;
 * computing the same input again changes nothing. After the last seal the round is closed.
 */
export async function sealStep(
  input: { readonly round: string; readonly final: boolean },
  deps: SealRoundDeps,
): Promise<'sealed' | 'unchanged' | 'waiting' | 'closed'> {
  const outcome = await deps.sealRound(input)
  if (outcome === 'waiting') return outcome
  await deps.countSealed(input.round)
  if (input.final) return finishRound({ round: input.round }, deps)
  await deps.outbox.put([computeJob(input.round)])
  return outcome
}
