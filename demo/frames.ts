import type { Area } from './unions.ts'
import type { DemoUnit } from './units.ts'

type Sex = 'm' | 'f'
export type Age = 'a1' | 'a2' | 'a3' | 'a4'
export type Job = 'j1' | 'j2' | 'j3' | 'j4'

/** Workers of a frame who share all four attributes. */
export interface Cell {
  readonly sex: Sex
  readonly age: Age
  readonly job: Job
  readonly area: Area
  readonly count: number
}

type Shares<Code extends string> = readonly (readonly [Code, number])[]

/** Shares of a frame per attribute, each adding up to 1. */
interface Margins {
  readonly sex: Shares<Sex>
  readonly age: Shares<Age>
  readonly job: Shares<Job>
  readonly area: Shares<Area>
}

type Four = readonly [number, number, number, number]

const margins = (men: number, age: Four, job: Four, area: Four): Margins => ({
  sex: [
    ['m', men],
    ['f', 1 - men],
  ],
  age: [
    ['a1', age[0]],
    ['a2', age[1]],
    ['a3', age[2]],
    ['a4', age[3]],
  ],
  job: [
    ['j1', job[0]],
    ['j2', job[1]],
    ['j3', job[2]],
    ['j4', job[3]],
  ],
  area: [
    ['r1', area[0]],
    ['r2', area[1]],
    ['r3', area[2]],
    ['r4', area[3]],
  ],
})

const city = margins(
  0.54,
  [0.3, 0.35, 0.19, 0.16],
  [0.58, 0.12, 0.14, 0.16],
  [0.52, 0.24, 0.15, 0.09],
)
const district = margins(0.53, [0.26, 0.36, 0.21, 0.17], [0.6, 0.1, 0.13, 0.17], [1, 0, 0, 0])
const sanatorium = margins(
  0.57,
  [0.08, 0.32, 0.32, 0.28],
  [0.66, 0.07, 0.03, 0.24],
  [0.45, 0.25, 0.2, 0.1],
)
const elderCare = margins(
  0.49,
  [0.04, 0.17, 0.27, 0.52],
  [0.38, 0.05, 0.03, 0.54],
  [0.5, 0.25, 0.15, 0.1],
)
const exchange = margins(
  0.62,
  [0.1, 0.45, 0.33, 0.12],
  [0.84, 0.04, 0.02, 0.1],
  [0.4, 0.27, 0.2, 0.13],
)

const profileOf = (unit: DemoUnit): Margins => {
  if (unit.code === 'u01') return city
  if (unit.code === 'u03') return elderCare
  if (unit.kind === 'exchange') return exchange
  return unit.kind === 'sanatorium' ? sanatorium : district
}

/** The margins of a unit's frame; a unit with an area of its own serves only that area. */
export const marginsOf = (unit: DemoUnit): Margins => {
  const profile = profileOf(unit)
  return unit.area === 'all' ? profile : { ...profile, area: [[unit.area, 1]] }
}

/** Whole numbers that add up to `total`, as near as can be to the shares: Hamilton's largest remainder. */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  const exact = shares.map((share) => share * total)
  const counts = exact.map(Math.floor)
  const left = total - counts.reduce((sum, count) => sum + count, 0)
  const order = exact
    .map((value, place) => ({ place, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.place - other.place)
  for (const { place } of order.slice(0, left)) counts[place] = (counts[place] ?? 0) + 1
  return counts
}

/** Joint cells of `total` workers as products of margins, empty ones left out. */
function cellsOf(shares: Margins, total: number): readonly Cell[] {
  const cells = shares.job.flatMap(([job, ofJob]) =>
    shares.age.flatMap(([age, ofAge]) =>
      shares.sex.flatMap(([sex, ofSex]) =>
        shares.area.map(([area, ofArea]) => ({
          cell: { sex, age, job, area },
          share: ofJob * ofAge * ofSex * ofArea,
        })),
      ),
    ),
  )
  const counts = largestRemainder(
    cells.map(({ share }) => share),
    total,
  )
  return cells
    .map(({ cell }, place) => ({ ...cell, count: counts[place] ?? 0 }))
    .filter(({ count }) => count > 0)
}

/** A unit's frame as the register gives it. */
export const frameOf = (unit: DemoUnit): readonly Cell[] => cellsOf(marginsOf(unit), unit.frame)

/** Workers of the needs survey's frame: the whole city, with the city palace's margins. */
export const needsFrame: readonly Cell[] = cellsOf(city, 120_000)

/** Workers of the branch that closed in March and that u13's frame of Y−1 still held: young platform workers. */
const closedBranch = cellsOf(
  {
    sex: [
      ['m', 0.6],
      ['f', 0.4],
    ],
    age: [
      ['a1', 0.7],
      ['a2', 0.3],
    ],
    job: [['j3', 1]],
    area: [['r3', 1]],
  },
  1130,
)

/** The frame u13's round of Y−1 was held on, before the review corrected it to `frameOf`. */
export function frameWithClosedBranch(unit: DemoUnit): readonly Cell[] {
  const same = (one: Cell) => (other: Cell) =>
    one.sex === other.sex &&
    one.age === other.age &&
    one.job === other.job &&
    one.area === other.area
  return frameOf(unit).map((cell) => ({
    ...cell,
    count: cell.count + (closedBranch.find(same(cell))?.count ?? 0),
  }))
}
