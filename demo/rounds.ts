import { addDays, type Day } from '../basics/days.ts'
import { type Wave, waves } from './units.ts'

/** A round of the demo; days are Asia/Shanghai, `closes` is the last day it is open. */
export interface DemoRound {
  readonly code: string
  readonly title: string
  readonly kind: 'unit-evaluation' | 'grassroots' | 'needs' | 'activity'
  readonly wave?: Wave
  readonly quarter?: number
  readonly opens: Day
  readonly closes: Day
}

/** Days a yearly poll is open, and how many of this year's are over on the day of loading. */
export const pollDays = 23
export const daysOver = 9

/** The year of a wave: the poll of Y is this year's, the others one and two years before. */
export const yearOf = (today: Day, wave: Wave): number => Number(today.slice(0, 4)) - (2 - wave)

/** Every poll was held in the same weeks: 364 days apart, so weekdays agree. */
export const pollOpens = (today: Day, wave: Wave): Day =>
  addDays(today, -daysOver - 364 * (2 - wave))

/** The yearly poll on all units, per wave: two closed, this year's open since 9 days with 14 left. */
export const yearlyRounds = (today: Day): readonly DemoRound[] =>
  waves.map((wave) => ({
    code: `p${yearOf(today, wave)}`,
    title: `${yearOf(today, wave)} 年度单位服务测评`,
    kind: 'unit-evaluation',
    wave,
    opens: pollOpens(today, wave),
    closes: addDays(pollOpens(today, wave), pollDays),
  }))

/** The grassroots unions' ballot, in the same weeks. */
export const grassrootsRounds = (today: Day): readonly DemoRound[] =>
  yearlyRounds(today).map((round) => ({
    ...round,
    code: round.code.replace('p', 'g'),
    title: round.title.replace('单位服务测评', '基层工会评议'),
    kind: 'grassroots',
  }))

export const quarters = [0, 1, 2, 3, 4, 5] as const

/** Six quarterly needs surveys, all closed, the last of them six days ago. */
export const needsRounds = (today: Day): readonly DemoRound[] =>
  quarters.map((quarter) => {
    const opens = addDays(today, -20 - 91 * (quarters.length - 1 - quarter))
    return {
      code: `n${opens.slice(2, 4)}${opens.slice(5, 7)}`,
      title: `${opens.slice(0, 4)} 年 ${Number(opens.slice(5, 7))} 月职工需求调查`,
      kind: 'needs',
      quarter,
      opens,
      closes: addDays(opens, 14),
    }
  })

/** Slips after activities, open to whoever scans the code: over the last 60 days and on. */
export const activityRound = (today: Day): DemoRound => ({
  code: `e${today.slice(2, 4)}`,
  title: '活动后评价',
  kind: 'activity',
  opens: addDays(today, -60),
  closes: addDays(today, 30),
})

/**
 * Which day of a round each of `count` ballots came in, ascending, 0 = the day of opening: many on the first
 * days and fewer on each later one, so that 55 % of a poll of 23 days are in after 9.
 */
export function arrivalDays(count: number, length: number): number[] {
  const decay = 0.057
  const total = 1 - Math.exp(-decay * pollDays)
  return Array.from({ length: count }, (_, place) => {
    const share = (place + 0.5) / count
    const day = -Math.log(1 - share * total) / decay
    return Math.min(length - 1, Math.floor((day / pollDays) * length))
  })
}
