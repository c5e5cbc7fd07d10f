import type { Answer, Answers, DemoBallot } from './answer.ts'
import { remarks, type Theme } from './comments.ts'
import { type Age, type Cell, needsFrame } from './frames.ts'
import { attributesOf, channelOf, paceOf, respondents } from './people.ts'
import { type Random, seeded } from './random.ts'
import { arrivalDays } from './rounds.ts'

/** What workers ask for: overall weight, and how much more or less at the two ends of working life. */
interface Need {
  readonly code: string
  readonly weight: number
  readonly young: number
  readonly old: number
  /** Share who can get it, of these with enough of it; and the share who do not know whether it exists. */
  readonly reach: readonly [available: number, enough: number, unknown: number]
}

const needs: readonly Need[] = [
  { code: 'shows', weight: 20, young: 1, old: 1.1, reach: [0.66, 0.7, 0.08] },
  { code: 'classes', weight: 26, young: 0.9, old: 1.3, reach: [0.55, 0.42, 0.12] },
  { code: 'sports', weight: 30, young: 1.5, old: 0.5, reach: [0.58, 0.45, 0.08] },
  { code: 'contests', weight: 14, young: 1.2, old: 0.6, reach: [0.6, 0.66, 0.12] },
  { code: 'reading', weight: 10, young: 0.8, old: 1.2, reach: [0.62, 0.8, 0.15] },
  { code: 'health', weight: 34, young: 0.8, old: 1.4, reach: [0.6, 0.5, 0.1] },
  { code: 'recuperation', weight: 32, young: 0.8, old: 1.1, reach: [0.34, 0.3, 0.16] },
  { code: 'rehabilitation', weight: 14, young: 0.4, old: 1.9, reach: [0.33, 0.45, 0.25] },
  { code: 'elder', weight: 15, young: 0.3, old: 2.6, reach: [0.26, 0.35, 0.28] },
  { code: 'counsel', weight: 9, young: 1.6, old: 0.5, reach: [0.3, 0.6, 0.36] },
  { code: 'friends', weight: 16, young: 2.2, old: 0.3, reach: [0.4, 0.5, 0.2] },
]

/** Supply grows a little each quarter for older workers' care, where the third sanatorium project began. */
const growth = 0.03

const tilt = (need: Need, age: Age): number => {
  if (age === 'a1') return need.young
  return age === 'a4' ? need.old : (need.young + need.old) / 2
}

type Choices = readonly (readonly [string, number])[]

const when: Choices = [
  ['day', 12],
  ['evening', 27],
  ['weekend', 30],
  ['holiday', 8],
  ['shift', 9],
  ['any', 9],
  ['dk', 5],
]
const whenRetired: Choices = [
  ['day', 58],
  ['evening', 6],
  ['weekend', 8],
  ['any', 22],
  ['dk', 6],
]
const whenFlexible: Choices = [
  ['day', 14],
  ['evening', 9],
  ['weekend', 6],
  ['shift', 55],
  ['any', 10],
  ['dk', 6],
]
const where: Choices = [
  ['unit', 33],
  ['work', 22],
  ['community', 20],
  ['phone', 9],
  ['any', 12],
  ['dk', 4],
]
const howFar: Choices = [
  ['m15', 24],
  ['m30', 46],
  ['m60', 20],
  ['any', 5],
  ['dk', 5],
]
const howDear: Choices = [
  ['free', 38],
  ['low', 37],
  ['cost', 12],
  ['any', 8],
  ['dk', 5],
]
const news: Choices = [
  ['wechat', 33],
  ['union', 25],
  ['group', 19],
  ['station', 7],
  ['sms', 8],
  ['friends', 6],
  ['else', 2],
]
const newsForOld: Choices = [
  ['wechat', 14],
  ['union', 12],
  ['group', 14],
  ['station', 26],
  ['sms', 19],
  ['friends', 13],
  ['else', 2],
]
const barriers: Choices = [
  ['far', 21],
  ['time', 22],
  ['places', 24],
  ['fee', 11],
  ['signup', 15],
  ['content', 5],
  ['body', 5],
  ['employer', 8],
  ['else', 2],
  ['dk', 4],
]
const help: Choices = [
  ['volunteer', 30],
  ['teach', 10],
  ['organise', 14],
  ['ideas', 26],
]
const otherNeeds = [
  '修车修家电的班',
  '法律咨询',
  '带孩子的地方',
  '理发',
  '学外语',
  '租房帮助',
] as const

/** Up to `most` different choices, drawn one after another. */
function several(random: Random, choices: Choices, most: number): string[] {
  const drawn = Array.from({ length: most }, () => random.weighted(choices))
  // Who cannot say says nothing else.
  return drawn.includes('dk') ? ['dk'] : [...new Set(drawn)]
}

const supply = (random: Random, need: Need | undefined, quarter: number): number => {
  const [available, enough, unknown] = need?.reach ?? [0.2, 0.4, 0.3]
  const grown = need?.code === 'elder' ? growth * quarter : 0
  if (random.chance(unknown - grown)) return 1
  if (!random.chance(available + grown)) return 2
  return random.chance(enough) ? 4 : 3
}

function wants(random: Random, cell: Cell): string[] {
  if (random.chance(0.03)) return ['none']
  const weights = needs.map((need) => [need.code, need.weight * tilt(need, cell.age)] as const)
  const chosen = several(random, weights, random.chance(0.75) ? 3 : 2)
  return random.chance(0.03) ? [...chosen.slice(0, 2), 'other'] : chosen
}

/** n2 and n3 for what was chosen in n1. */
function gap(random: Random, chosen: readonly string[], quarter: number): Answers {
  if (chosen.includes('none')) return {}
  const rows = Object.fromEntries(
    chosen.map((code) => [
      code,
      supply(
        random,
        needs.find((need) => need.code === code),
        quarter,
      ),
    ]),
  )
  const lacking = Object.values(rows).some((level) => level === 3 || level === 2)
  return {
    n2: rows,
    ...(lacking && random.chance(0.92) && { n3: several(random, barriers, 2) }),
  }
}

const timesOf = (cell: Cell): Choices => {
  if (cell.job === 'j4') return whenRetired
  return cell.job === 'j3' ? whenFlexible : when
}

const proposalThemes: readonly Theme[] = ['places', 'time', 'distance', 'content', 'signup']

function answersOf(random: Random, cell: Cell, quarter: number): Answers {
  const n1 = wants(random, cell)
  const optional: [string, Answer][] = []
  if (random.chance(0.55))
    optional.push(['n9', random.chance(0.5) ? ['none'] : several(random, help, 2)])
  if (random.chance(0.12)) optional.push(['n10', random.pick(remarks[random.pick(proposalThemes)])])
  return {
    n1,
    ...(n1.includes('other') && { 'n1-Comment': random.pick(otherNeeds) }),
    ...gap(random, n1, quarter),
    n4: random.weighted(timesOf(cell)),
    n5: random.weighted(where),
    n6: random.weighted(howFar),
    n7: random.weighted(howDear),
    n8: random.weighted(cell.age === 'a4' ? newsForOld : news),
    ...Object.fromEntries(optional),
  }
}

/** Ballots a needs survey of 14 days brings in, and to how many workers its links went. */
export const needsVolume = { ballots: 330, invited: 1100 } as const

/** The ballots of one quarter's needs survey (0 = the oldest of six); about 330, with age and employment only. */
export function needsBallots(seed: string, quarter: number): DemoBallot[] {
  const random = seeded(`${seed}/needs/${quarter}`)
  const count = needsVolume.ballots - 12 + random.whole(25)
  const days = random.shuffle(arrivalDays(count, 14))
  return respondents(random, needsFrame, count).map((cell, person) => {
    const { age, job } = attributesOf(random, cell)
    return {
      answers: answersOf(random, cell, quarter),
      attributes: { age, job },
      pace: paceOf(random, cell.age),
      coached: random.chance(0.004),
      helped: false,
      channel: channelOf(random, cell.age),
      day: days[person] ?? 0,
    }
  })
}
