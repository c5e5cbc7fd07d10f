import { type Day, startOfDay } from '../../basics/days.ts'
import type { Actor } from '../../organisation/index.ts'
import type { Services } from '../../runtime/compose.ts'
import type { DemoUnit, Wave } from '../units.ts'
import type { StoryClock } from './clock.ts'
import type { OwnJobs } from './own-jobs.ts'
import type { PhoneHall } from './phone-hall.ts'

/** How much of the example federation is told; all of it unless a test says less. */
export interface Scope {
  readonly units: readonly DemoUnit[]
  readonly waves: readonly Wave[]
  /** The quarters of the needs survey, 0–5. */
  readonly quarters: readonly number[]
  /** Slips after activities and this quarter's open survey. */
  readonly openRounds: boolean
}

/** Everything a part of the script needs. */
export interface Stage {
  readonly services: Services
  readonly clock: StoryClock
  readonly jobs: OwnJobs
  readonly hall: PhoneHall
  readonly scope: Scope
  readonly seed: string
  /** The day the example federation is dated by. */
  readonly today: Day
  /** The instant up to which its history is told: the midnight before the loading, or later. */
  readonly until: Date
}

/** Who did what, by user name. */
export type Cast = ReadonlyMap<string, Actor>

export function actorIn(cast: Cast, userName: string): Actor {
  const actor = cast.get(userName)
  if (actor === undefined) throw new RangeError(`actorIn: nobody is called ${userName}`)
  return actor
}

/** An instant of a day in Asia/Shanghai. */
export const hourOf = (day: Day, hour: number): Date =>
  new Date(startOfDay(day).getTime() + hour * 3600_000)

export const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

/** Does the work for each, at most so many at once; the first failure ends it. */
export async function sideBySide<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const line = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, line))
}
