import { addDays, dayOf, startOfDay } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import type { RoundPlan } from '../round/plan.ts'
import type { RoundStore } from '../round/round.store.ts'
import type { Round } from '../round/round.ts'
import { owedTurn } from './calendar.ts'
import type { SeriesStore } from './series.store.ts'
import type { Series } from './series.ts'

export interface CalendarDeps {
  readonly series: SeriesStore
  readonly rounds: RoundStore
  readonly now: () => Date
  readonly plan: (plan: RoundPlan) => Promise<Round>
}

/**
 * Plans the round each series owes by the calendar in Asia/Shanghai. A turn missed while nothing ran is caught up
 * once, with its full number of days from now. Idempotent: the unique index on series and period lets one round in,
 * however many workers run this at once.
 * @returns how many rounds were planned, as a word for the log
 */
export async function runCalendar(deps: CalendarDeps): Promise<string> {
  let planned = 0
  for (const series of await deps.series.list()) {
    if (series.active && (await catchUp(series, deps))) planned += 1
  }
  return planned === 0 ? 'nothing-owed' : `planned-${planned}`
}

async function catchUp(series: Series, deps: CalendarDeps): Promise<boolean> {
  const now = deps.now()
  const turn = owedTurn(dayOf(now), series)
  if (turn === undefined) return false
  if ((await deps.rounds.ofSeries(series.id, turn.period)) !== undefined) return false
  const scheduled = startOfDay(turn.opens)
  const opensAt = scheduled > now ? scheduled : late(scheduled, now)
  const closesAt = startOfDay(addDays(dayOf(opensAt), series.daysOpen))
  try {
    await deps.plan({
      ...series.template,
      title: series.title.replaceAll('{period}', turn.period),
      series: series.id,
      period: turn.period,
      opensAt,
      closesAt,
    })
    if (series.problem !== undefined) await deps.series.problem(series.id, undefined)
    return true
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    // Another worker planned it in the same moment: nothing is wrong.
    if (error.code !== 'conflict') await deps.series.problem(series.id, sentenceOf(error))
    return false
  }
}

/** On the day itself a round opens as scheduled; later it opens now. */
const late = (scheduled: Date, now: Date): Date =>
  dayOf(scheduled) === dayOf(now) ? scheduled : now

const sentenceOf = (failure: Failure): string =>
  [failure.detail, ...(failure.errors ?? []).map(({ detail }) => detail)].join(' ')
