import { type Cuts, cutsFor, loading } from './familiarity.ts'
import { type Cell, marginsOf } from './frames.ts'
import type { Wanted } from './opinion.ts'
import { evenDraws } from './people.ts'
import type { Random } from './random.ts'
import { offers, type Service } from './services.ts'
import type { DemoUnit, Wave } from './units.ts'

/** Answers to u1 by row: 4 used, 3 knows how, 2 heard of, 1 never heard, na not for me. */
export type Knowledge = Readonly<Record<string, number | string>>

/** Points by which platform workers know and use less. */
const gaps = { awareness: 12, participation: 9 }
/** u13's platform workers, many from one branch, are further off: why a wrong frame matters there. */
const widerGaps = { awareness: 30, participation: 27 }

/** Share of workers who claim to know the service nobody offers. */
export const foilClaims = (unit: DemoUnit, wave: Wave): number => {
  if (unit.code === 'u11' && wave === 2) return 0.24
  return unit.code === 'u15' ? 0.09 : 0.06
}

const isFlexible = (cell: Cell): boolean => cell.job === 'j3'

/** Thresholds for platform workers and for all others, so that together they come to what is wanted. */
function cutsOf(unit: DemoUnit, wanted: Wanted) {
  const gap = unit.code === 'u13' ? widerGaps : gaps
  const flexible = marginsOf(unit).job.find(([job]) => job === 'j3')?.[1] ?? 0
  const { services } = offers[unit.kind]
  const cuts = (part: number) =>
    cutsFor(
      services,
      wanted.awareness + gap.awareness * part,
      wanted.participation + gap.participation * part,
    )
  return { flexible: cuts(flexible - 1), others: cuts(flexible) }
}

const levelOf = (latent: number, cuts: Cuts): number => {
  if (latent > cuts.used) return 4
  if (latent > cuts.knows) return 3
  return latent > cuts.heard ? 2 : 1
}

function foilAnswer(random: Random, claims: number): number | string {
  if (!random.chance(claims)) return random.chance(0.04) ? 'na' : 1
  return random.weighted([
    [2, 65],
    [3, 25],
    [4, 10],
  ])
}

/** What each of these people knows and has used, in expectation what is wanted of the unit. */
export function knowledgeOf(
  random: Random,
  unit: DemoUnit,
  people: readonly Cell[],
  wanted: Wanted,
  claims: number,
): Knowledge[] {
  const { services, foil } = offers[unit.kind]
  const cuts = cutsOf(unit, wanted)
  const group = (cell: Cell) => (isFlexible(cell) ? 'flexible' : 'others')
  const familiarity = evenDraws(random, people, group)
  const own = services.map(() => evenDraws(random, people, group))
  const answer = (service: Service, row: number, person: number, cell: Cell) => {
    if (random.chance(service.unsuited)) return 'na'
    const limits = cuts[group(cell)][row]
    const noise = own[row]?.[person] ?? 0
    const latent = loading * (familiarity[person] ?? 0) + Math.sqrt(1 - loading ** 2) * noise
    return limits ? levelOf(latent, limits) : 'na'
  }
  return people.map((cell, person) => {
    const rows = services.map(
      (service, row) => [service.code, answer(service, row, person, cell)] as const,
    )
    return Object.fromEntries([...rows, [foil, foilAnswer(random, claims)]])
  })
}

/** The services of a unit that a worker knows how to get or has used; only then are u3–u5 asked. */
export const knownServices = (unit: DemoUnit, knowledge: Knowledge): string[] =>
  offers[unit.kind].services
    .map(({ code }) => code)
    .filter((code) => knowledge[code] === 4 || knowledge[code] === 3)

export const usedServices = (unit: DemoUnit, knowledge: Knowledge): string[] =>
  offers[unit.kind].services.map(({ code }) => code).filter((code) => knowledge[code] === 4)
