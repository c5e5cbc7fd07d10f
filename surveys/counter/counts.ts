import type { Day } from '../../basics/days.ts'
import type { Round } from '../round/round.ts'
import type { CounterStore } from './counter.store.ts'
import { inFives } from './counter.ts'

export interface RoundCounts {
  readonly round: string
  readonly styles: readonly {
    readonly style: string
    readonly unit?: string | undefined
    readonly title: string
    readonly invited: number
    /** Credentials collected, rounded down to fives; 0 where there are none. */
    readonly collected: number
    /** Answers counted, rounded down to fives; in ballot mode moves only at seals, by ten or more. */
    readonly cast: number
    readonly days: readonly {
      readonly day: Day
      readonly collected: number
      readonly cast: number
    }[]
  }[]
  readonly channels: readonly { readonly channel: string; readonly count: number }[]
}

/** How a round fills, from the register's rounded counters only: neither issuer nor box is asked. */
export async function countsOf(
  { round: id }: { readonly round: string },
  deps: { readonly read: (id: string) => Promise<Round>; readonly counters: CounterStore },
): Promise<RoundCounts> {
  const round = await deps.read(id)
  const rows = await deps.counters.ofRound(id)
  const visits = await deps.counters.visits(id)
  return {
    round: id,
    styles: round.styles.map(({ style, unit, title, invited }) => {
      const days = rows.filter((row) => row.style === style)
      const most = (field: 'collected' | 'cast') =>
        days.reduce((most, row) => Math.max(most, row[field]), 0)
      return {
        style,
        ...(unit === undefined ? {} : { unit }),
        title,
        invited,
        collected: most('collected'),
        cast: most('cast'),
        days: days.map(({ day, collected, cast }) => ({ day, collected, cast })),
      }
    }),
    channels: visits.map(({ channel, count }) => ({ channel, count: inFives(count) })),
  }
}
