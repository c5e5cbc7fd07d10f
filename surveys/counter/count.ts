import { dayOf } from '../../basics/days.ts'
import type { Round } from '../round/round.ts'
import type { CounterStore } from './counter.store.ts'
import { allInFives } from './counter.ts'

export interface CountDeps {
  readonly counters: CounterStore
  readonly now: () => Date
  /** Exact, from issuer A alone: the others see the same people. */
  readonly collected: (
    round: string,
  ) => Promise<ReadonlyMap<string, { readonly collected: number }>>
  /** Answers to open links, exact. */
  readonly answered: (round: string) => Promise<readonly { style: string; cast: number }[]>
}

/** Milliseconds between two looks at a round. */
const pause = 60_000

/**
 * Keeps the register's counters of open rounds, at most once a minute. Of a ballot round it asks the issuer only;
 * what was cast comes with the seals. So no operation reads both issuer and box.
 */
export function counting(deps: CountDeps) {
  const looked = new Map<string, number>()
  return async (round: Round): Promise<void> => {
    const instant = deps.now()
    if (Math.abs(instant.getTime() - (looked.get(round.id) ?? 0)) < pause) return
    looked.set(round.id, instant.getTime())
    const day = dayOf(instant)
    if (round.mode === 'ballot') {
      const collected = await deps.collected(round.id)
      const exact = [...collected].map(([style, row]) => [style, row.collected] as const)
      await deps.counters.write(round.id, day, 'collected', allInFives(exact))
    } else {
      const answered = await deps.answered(round.id)
      const exact = answered.map(({ style, cast }) => [style, cast] as const)
      await deps.counters.write(round.id, day, 'cast', allInFives(exact))
    }
  }
}

/** After a seal: what may be said of the ballots, as the last batch says it. */
export async function countSealed(
  round: string,
  deps: {
    readonly counters: CounterStore
    readonly now: () => Date
    readonly shown: (round: string) => Promise<readonly { style: string; shown: number }[]>
  },
): Promise<void> {
  const styles = await deps.shown(round)
  const exact = styles.map(({ style, shown }) => [style, shown] as const)
  await deps.counters.write(round, dayOf(deps.now()), 'cast', allInFives(exact))
}
