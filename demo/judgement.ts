import type { Answer, Answers } from './answer.ts'
import type { Cell } from './frames.ts'
import { type Knowledge, knownServices, usedServices } from './knowledge.ts'
import { ageShift, commonPart, gradeOf, unitMean, type Wanted } from './opinion.ts'
import { evenDraws } from './people.ts'
import type { Random } from './random.ts'
import { offers } from './services.ts'
import type { DemoUnit } from './units.ts'

/** Share of workers who tick each box of u9 where nothing is wrong. */
const boxes = ['doors', 'upward', 'privilege', 'show', 'rent'] as const
const usualTicks = 0.06
const ticks: Readonly<Record<string, Partial<Record<(typeof boxes)[number], number>>>> = {
  u18: { rent: 0.41 },
  u23: { privilege: 0.37 },
  u06: { upward: 0.33 },
}

const wishes: readonly (readonly [string, number])[] = [
  ['ordinary', 22],
  ['near', 17],
  ['time', 15],
  ['fee', 14],
  ['place', 11],
  ['attitude', 6],
  ['signup', 9],
  ['skill', 4],
  ['else', 2],
]

function tickedBoxes(random: Random, unit: DemoUnit): string[] {
  const own = ticks[unit.code] ?? {}
  const ticked = boxes.filter((box) => random.chance(own[box] ?? usualTicks))
  if (ticked.length > 0) return ticked
  return random.chance(0.79) ? ['none'] : ['dk']
}

/** u10 is optional: 84 % answer, some of them with 没有. */
function wished(random: Random): { u10?: string[] } {
  if (random.chance(0.16)) return {}
  if (random.chance(0.1)) return { u10: ['none'] }
  const first = random.weighted(wishes)
  const second = random.weighted(wishes)
  return { u10: second === first || random.chance(0.45) ? [first] : [first, second] }
}

/** Who has given an opinion says what came of it; most have given none. */
function responseSeen(random: Random, opinion: number): Answer {
  if (random.chance(0.82)) return random.chance(0.7) ? 'na' : 'dk'
  if (opinion > 84) return 3
  return opinion > 62 ? 2 : 1
}

/** Draws of one person: the common opinion and one for each core item. */
interface Draws {
  readonly common: number
  readonly items: readonly number[]
}

/** One worker's answers from u2 on. */
function judge(
  random: Random,
  unit: DemoUnit,
  knowledge: Knowledge,
  mean: number,
  deviation: number,
  draws: Draws,
): Answers {
  const mixed = (common: number, shift: number, noise: number) =>
    mean + shift + deviation * (Math.sqrt(common) * draws.common + Math.sqrt(1 - common) * noise)
  const graded = (opinion: number, missing: number, word: 'dk' | 'na') =>
    random.chance(missing) ? word : gradeOf(opinion)
  const used = usedServices(unit, knowledge)
  const quality = new Map(offers[unit.kind].services.map((one) => [one.code, one.quality]))
  const core = (place: number, missing: number) =>
    graded(mixed(commonPart, 0, draws.items[place] ?? 0), missing, 'dk')
  return {
    ...(used.length > 0 && {
      u2: Object.fromEntries(
        used.map((code) => [
          code,
          graded(mixed(0.5, quality.get(code) ?? 0, random.normal()), 0.03, 'dk'),
        ]),
      ),
    }),
    ...(knownServices(unit, knowledge).length > 0 && {
      u3: core(0, 0.02),
      u4: core(1, 0.03),
      u5: core(2, 0.03),
    }),
    u6: graded(mixed(0.35, -2, random.normal()), used.length > 0 ? 0.18 : 0.7, 'na'),
    u7: graded(mixed(0.4, -1, random.normal()), used.length > 0 ? 0.12 : 0.65, 'na'),
    u8: responseSeen(random, mixed(0.4, 0, random.normal())),
    u9: tickedBoxes(random, unit),
    ...wished(random),
  }
}

/** Answers from u2 on for these people, in expectation with the wanted satisfaction among those who can judge. */
export function judgementsOf(
  random: Random,
  unit: DemoUnit,
  people: readonly Cell[],
  knowledge: readonly Knowledge[],
  wanted: Wanted,
): Answers[] {
  const mean = unitMean(unit, wanted.satisfaction, wanted.deviation)
  const order = people.map((cell, person) => ({ cell, known: knowledge[person] ?? {} }))
  const group = ({ cell, known }: { cell: Cell; known: Knowledge }) =>
    knownServices(unit, known).length > 0 ? `judges ${cell.age}` : 'others'
  const common = evenDraws(random, order, group)
  const items = [0, 1, 2].map(() => evenDraws(random, order, group))
  return order.map(({ cell, known }, person) =>
    judge(random, unit, known, mean + ageShift[cell.age], wanted.deviation, {
      common: common[person] ?? 0,
      items: items.map((draws) => draws[person] ?? 0),
    }),
  )
}
