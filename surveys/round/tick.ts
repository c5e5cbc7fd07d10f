import { type Day, dayOf } from '../../basics/days.ts'
import type { JobSink } from '../context.ts'
import { settleSeconds } from '../seal/seal-round.ts'
import { computeJob } from './finish.ts'
import { prepareJob } from './plan.ts'
import type { RoundStore } from './round.store.ts'
import { graceEnd, type Round } from './round.ts'

export interface TickDeps {
  readonly rounds: RoundStore
  readonly outbox: JobSink
  readonly now: () => Date
  /** Brings the register's rounded counters of an open round up to date. */
  readonly count: (round: Round) => Promise<void>
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>
}

/** Ballots are sealed at three in the morning in Asia/Shanghai, when nobody watches the figures move. */
const sealHour = 3

type Moving = Awaited<ReturnType<RoundStore['moving']>>[number]

/**
 * Asks for every job that the clock says is due: preparing, opening, closing, the daily seal, the last seal. It may
 * run as often as it likes and on as many workers: a job of one subject waits at most once, and the jobs themselves
 * decide once. A seal or an opening missed while nothing ran is asked for once, by the next tick.
 * @returns how many jobs it asked for, as a word for the log
 */
export async function tickRounds(deps: TickDeps): Promise<string> {
  const instant = deps.now()
  let asked = 0
  for (const round of await deps.rounds.moving()) {
    if (round.state !== 'planned') await deps.count(round)
    const job = dueJob(round, instant)
    if (job !== undefined) {
      await deps.outbox.put([job])
      asked += 1
    } else if (await dailyWork(round, instant, deps)) asked += 1
  }
  return asked === 0 ? 'quiet' : `asked-${asked}`
}

/** The next step of a round, when its time has come. */
export function dueJob(round: Moving, now: Date) {
  if (round.state === 'planned') {
    if (now < round.opensAt) return undefined
    if (round.prepared) return jobOf('open-round', round)
    return round.problem === undefined ? prepareJob(round.id) : undefined
  }
  if (round.state === 'open') return now >= round.closesAt ? jobOf('close-round', round) : undefined
  const settled = graceEnd(round).getTime() + settleSeconds * 1000
  return now.getTime() >= settled ? sealJob(round, true) : undefined
}

const jobOf = (name: 'open-round' | 'close-round', { id }: Round) => ({
  name,
  payload: { round: id },
  key: `${name}:${id}`,
})

const sealJob = ({ id }: Round, final: boolean) => ({
  name: 'seal-round',
  payload: { round: id, final },
  key: `seal-round:${id}`,
})

/** The day whose seal is due: it begins at three in the morning. */
export const sealDay = (now: Date): Day => dayOf(new Date(now.getTime() - sealHour * 3600_000))

/** Once a day: ballots are sealed; rounds without ballots have their figures computed as they stand. */
async function dailyWork(round: Moving, now: Date, deps: TickDeps): Promise<boolean> {
  if (round.state !== 'open' || round.openedAt === undefined) return false
  const day = sealDay(now)
  if (sealDay(round.openedAt) >= day || (round.dailyOn ?? '') >= day) return false
  return deps.transaction(async () => {
    if (!(await deps.rounds.claimDay(round.id, day))) return false
    await deps.outbox.put([round.mode === 'ballot' ? sealJob(round, false) : computeJob(round.id)])
    return true
  })
}
