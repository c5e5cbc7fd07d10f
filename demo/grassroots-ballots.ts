import type { Day } from '../basics/days.ts'
import type { DemoBallot } from './answer.ts'
import { grassrootsUnions } from './grassroots.ts'
import { seeded } from './random.ts'
import { arrivalDays, pollDays } from './rounds.ts'
import { settledGrades } from './settled-grades.ts'
import { type DemoUnion, districtUnions } from './unions.ts'
import type { DemoUnit, Wave } from './units.ts'

export const grassrootsItems = ['g1', 'g2', 'g3', 'g4', 'g5'] as const

/**
 * The unions that have a ballot on a unit: a municipal unit is judged by the district unions there are on
 * the opening day, another by the grassroots unions of its area; its own district unions stand in its
 * management chain and have none.
 */
export function electorate(unit: DemoUnit, today: Day, opens: Day): readonly DemoUnion[] {
  if (unit.area === 'all')
    return districtUnions(today).filter(({ until }) => until === undefined || until >= opens)
  return grassrootsUnions(today).filter(({ area }) => area === unit.area)
}

/** Share of the invited unions that answer. */
const response = 0.74

/** The unions' ballots on a unit at the close of a round; their mean is the unit's G within half a point. */
export function grassrootsBallots(
  seed: string,
  unit: DemoUnit,
  wave: Wave,
  invited: number,
): DemoBallot[] {
  const random = seeded(`${seed}/grassroots/${unit.code}/${wave}`)
  const count = Math.round(invited * response)
  const days = random.shuffle(arrivalDays(count, pollDays))
  return settledGrades(random, grassrootsItems, count, unit.grassroots[wave], {
    wordOf: (item) => (item === 'g3' ? 'na' : 'dk'),
    share: 0.05,
  }).map((answers, place) => ({
    answers,
    attributes: {},
    pace: 'normal',
    coached: false,
    helped: false,
    channel: 'district',
    day: days[place] ?? 0,
  }))
}
