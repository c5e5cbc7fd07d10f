import { addDays, type Day } from '../basics/days.ts'
import { type Random, seeded } from './random.ts'
import { pollDays, pollOpens } from './rounds.ts'
import { type DemoUnit, units, type Wave } from './units.ts'

/** An outside evaluator; severity is how many points below the others this one scores. */
export interface Evaluator {
  readonly code: string
  readonly name: string
  readonly severity: number
}

export const panel: readonly Evaluator[] = [
  { code: 'e1', name: '张某', severity: 4.5 },
  { code: 'e2', name: '李某', severity: -3 },
  { code: 'e3', name: '王某', severity: 1.5 },
  { code: 'e4', name: '刘某', severity: -5 },
  { code: 'e5', name: '陈某', severity: 3 },
  { code: 'e6', name: '杨某', severity: 0.5 },
  { code: 'e7', name: '赵某', severity: -2.5 },
  { code: 'e8', name: '周某', severity: 1 },
]

/** What an evaluator scores, 0–100 each; weights add up to 100. */
export const criteria = [
  { code: 'k1', title: '服务内容合职工需要', weight: 25 },
  { code: 'k2', title: '服务质量和安全', weight: 25 },
  { code: 'k3', title: '普通职工用得上', weight: 20 },
  { code: 'k4', title: '收费与回归公益', weight: 15 },
  { code: 'k5', title: '管理和意见办理', weight: 15 },
] as const

export type Scores = Readonly<Record<(typeof criteria)[number]['code'], number>>

/** One evaluator's sheet on one unit. */
export interface DemoSheet {
  readonly unit: string
  readonly evaluator: string
  readonly scores: Scores
  readonly comment: string
  readonly handedIn: Day
  /** What stood there before two evaluators who were far apart met, and why it changed. */
  readonly moderated?: { readonly before: Scores; readonly reason: string }
}

/** The mean of a sheet, weighted. */
export const sheetScore = (scores: Scores): number =>
  criteria.reduce((sum, { code, weight }) => sum + (weight * scores[code]) / 100, 0)

const ratersPerUnit = 4
const strides = [1, 2, 4] as const

/** Four evaluators a unit and twelve units an evaluator, in changing company, so that all are connected. */
const assigned = (place: number): readonly Evaluator[] => {
  const stride = strides[Math.floor(place / panel.length) % strides.length] ?? 1
  const seats =
    stride === 4 ? [0, 1, 4, 5] : Array.from({ length: ratersPerUnit }, (_, turn) => turn * stride)
  return seats.flatMap((seat) => panel[(place + seat) % panel.length] ?? [])
}

/** Whole scores per criterion whose weighted mean comes to `target` within an eighth of a point. */
function scoresFor(random: Random, target: number): Scores {
  const around = () => Math.round(target + 3.5 * random.normal())
  const clip = (score: number) => Math.min(100, Math.max(0, score))
  let scores = {
    k1: clip(around()),
    k2: clip(around()),
    k3: clip(around()),
    k4: clip(around()),
    k5: clip(around()),
  }
  for (let turn = 0; turn < 400 && Math.abs(sheetScore(scores) - target) > 0.13; turn += 1) {
    const { code } = random.pick(criteria)
    const moved = { ...scores, [code]: clip(scores[code] + (sheetScore(scores) < target ? 1 : -1)) }
    if (Math.abs(sheetScore(moved) - target) < Math.abs(sheetScore(scores) - target)) scores = moved
  }
  return scores
}

const comments = [
  '现场看了场地和台账，记录齐全。',
  '随机访谈了几名职工，说法与材料一致。',
  '项目有针对性，但夜间开放不足。',
  '收费公示清楚，普通职工参与面还可以再大。',
  '整改有回音，个别事项超期。',
  '材料规范，实际效果还要看职工怎么说。',
] as const

/** Small personal noise of a unit's evaluators, adding up to nothing. */
function noises(random: Random, count: number): number[] {
  const raw = Array.from({ length: count }, () => 2.5 * random.normal())
  const mean = raw.reduce((sum, value) => sum + value, 0) / count
  return raw.map((value) => value - mean)
}

/** In Y−1 two evaluators of u09 were 31 points apart, met, and one sheet was changed with the reason kept. */
const quarrel = { unit: 'u09', wave: 1, apart: 31 }

function sheetsOn(
  seed: string,
  today: Day,
  unit: DemoUnit,
  wave: Wave,
  place: number,
): DemoSheet[] {
  const score = unit.thirdParty[wave]
  if (typeof score !== 'number') return []
  const random = seeded(`${seed}/sheets/${unit.code}/${wave}`)
  const raters = assigned(place)
  const noise = noises(random, raters.length)
  const opens = pollOpens(today, wave)
  const sheets = raters.map((evaluator, seat) => ({
    unit: unit.code,
    evaluator: evaluator.code,
    scores: scoresFor(random, Math.min(99.5, score - evaluator.severity + (noise[seat] ?? 0))),
    comment: random.pick(comments),
    handedIn: addDays(opens, 1 + random.whole(pollDays - 2)),
  }))
  return quarrel.unit === unit.code && quarrel.wave === wave ? moderate(random, sheets) : sheets
}

/** The lowest sheet had been lower still, 31 points below the highest. */
function moderate(random: Random, sheets: readonly DemoSheet[]): DemoSheet[] {
  const scores = sheets.map((sheet) => sheetScore(sheet.scores))
  const low = scores.indexOf(Math.min(...scores))
  return sheets.map((sheet, place) =>
    place === low
      ? {
          ...sheet,
          moderated: {
            before: scoresFor(random, Math.max(...scores) - quarrel.apart),
            reason: '复核时补看了下基层活动的照片和签到，原先按没有记录给分。',
          },
        }
      : sheet,
  )
}

/** All sheets of a wave; a unit whose outside team failed has none. */
export const sheets = (seed: string, today: Day, wave: Wave): DemoSheet[] =>
  units.flatMap((unit, place) => sheetsOn(seed, today, unit, wave, place))
