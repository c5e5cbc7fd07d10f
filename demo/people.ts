import { quantile } from './familiarity.ts'
import type { Age, Cell, Job } from './frames.ts'
import type { Random } from './random.ts'

/** How much readier than the mean workers are to answer. */
const ageOdds: Readonly<Record<Age, number>> = { a1: 0.85, a2: 1.05, a3: 1.15, a4: 0.9 }
const jobOdds: Readonly<Record<Job, number>> = { j1: 1, j2: 0.8, j3: 0.6, j4: 1.05 }
const menOdds = 0.92

const readiness = ({ sex, age, job }: Cell): number =>
  ageOdds[age] * jobOdds[job] * (sex === 'm' ? menOdds : 1)

/**
 * Who answers: `count` workers of the frame, drawn systematically by readiness along the frame's cells (job,
 * then age, sex, area) from a random start, in random order. Systematic, so that a sample of ninety still
 * has its share of every age and job.
 */
export function respondents(random: Random, frame: readonly Cell[], count: number): Cell[] {
  const weights = frame.map((cell) => cell.count * readiness(cell))
  const step = weights.reduce((sum, weight) => sum + weight, 0) / count
  const start = random.uniform()
  const drawn: Cell[] = []
  let passed = 0
  frame.forEach((cell, place) => {
    passed += (weights[place] ?? 0) / step
    while (drawn.length < count && drawn.length + start < passed) drawn.push(cell)
  })
  return random.shuffle(drawn)
}

/**
 * Standard normal draws for a list of people, evenly spread within each of their groups: so a group's figures
 * come near what was wanted of them also when it is small, and the demo's stories do not hang on luck.
 */
export function evenDraws<T>(
  random: Random,
  people: readonly T[],
  groupOf: (person: T) => string,
): number[] {
  const groups = new Map<string, number[]>()
  people.forEach((person, place) => {
    const group = groupOf(person)
    groups.set(group, [...(groups.get(group) ?? []), place])
  })
  const draws = people.map(() => 0)
  for (const places of groups.values()) {
    const spread = random.spread(places.length)
    places.forEach((place, turn) => {
      draws[place] = quantile(spread[turn] ?? 0.5)
    })
  }
  return draws
}

/** Where a worker found the link. */
export type Channel = 'wechat' | 'qr' | 'station' | 'site' | 'app' | 'district' | 'paper' | 'kiosk'

const channelShares: readonly (readonly [Channel, number])[] = [
  ['wechat', 46],
  ['qr', 22],
  ['station', 9],
  ['site', 7],
  ['app', 5],
  ['district', 5],
  ['paper', 4],
  ['kiosk', 2],
]

/** Paper and kiosk serve mostly those over 60, who are about a sixth of the people. */
const forOld: Partial<Record<Channel, number>> = { paper: 4.5, kiosk: 4, app: 0.4, site: 0.6 }
const forOthers: Partial<Record<Channel, number>> = { paper: 0.3, kiosk: 0.4 }

export const channelOf = (random: Random, age: Age): Channel => {
  const tilt = age === 'a4' ? forOld : forOthers
  return random.weighted(
    channelShares.map(([channel, share]) => [channel, share * (tilt[channel] ?? 1)] as const),
  )
}

export type Pace = 'fast' | 'normal' | 'slow'

/** 1.2 % hurry; the old take their time. */
export const paceOf = (random: Random, age: Age): Pace => {
  if (random.chance(0.012)) return 'fast'
  return random.chance(age === 'a4' ? 0.22 : 0.06) ? 'slow' : 'normal'
}

/** Attributes as the questionnaire codes them; now and then 不想说. */
export const attributesOf = (
  random: Random,
  cell: Cell,
): Readonly<Record<'age' | 'job' | 'sex' | 'area', string>> => {
  const say = (code: string) => (random.chance(0.015) ? 'none' : code)
  return { age: say(cell.age), job: say(cell.job), sex: say(cell.sex), area: say(cell.area) }
}
