import { type Random, seeded } from './random.ts'
import type { DemoUnit, Source, Wave } from './units.ts'

/** The work records, in two halves; `worst` counts 0 and `best` 100, in between in proportion. */
export const indicators = [
  { code: 'answered', half: 'ledger', title: '台账按期答复率（%）', worst: 50, best: 100 },
  { code: 'struck', half: 'ledger', title: '台账销号率（%）', worst: 40, best: 100 },
  { code: 'reopened', half: 'ledger', title: '提出人要求重新挂单率（%）', worst: 30, best: 0 },
  { code: 'area', half: 'purpose', title: '公益使用面积占比（%）', worst: 30, best: 100 },
  { code: 'fee', half: 'purpose', title: '免费和低收费活动人次占比（%）', worst: 30, best: 100 },
  { code: 'own', half: 'purpose', title: '自办项目占比（%）', worst: 20, best: 100 },
  { code: 'shown', half: 'purpose', title: '示范项目完成数（最多 2 个）', worst: 0, best: 2 },
] as const

export type IndicatorCode = (typeof indicators)[number]['code']

/** What a unit reports, one decimal; `refused` when it hands nothing over. */
export type DemoRecords =
  | { readonly unit: string; readonly values: Readonly<Record<IndicatorCode, number>> }
  | { readonly unit: string; readonly refused: true }

/** Points of one indicator on its fixed goalposts, 0–100. */
const points = (value: number, { worst, best }: { worst: number; best: number }): number =>
  Math.min(100, Math.max(0, (100 * (value - worst)) / (best - worst)))

/** O: each half the mean of its indicators, the score the mean of the halves. */
export function recordsScore(values: Readonly<Record<IndicatorCode, number>>): number {
  const half = (name: string) => {
    const scores = indicators
      .filter((indicator) => indicator.half === name)
      .map((indicator) => points(values[indicator.code], indicator))
    return scores.reduce((sum, score) => sum + score, 0) / scores.length
  }
  return (half('ledger') + half('purpose')) / 2
}

/** Values whose points scatter around `target`, adding up so that the mean of the halves is the target. */
function valuesFor(random: Random, target: number): Record<IndicatorCode, number> {
  const shown = target >= 75 ? 2 : 1
  const reported = (indicator: (typeof indicators)[number], score: number) => {
    const clipped = Math.min(100, Math.max(0, score))
    return Number(
      (indicator.worst + (clipped / 100) * (indicator.best - indicator.worst)).toFixed(1),
    )
  }
  const rest = (4 * target - 50 * shown) / 3
  const wobble = Math.min(6, 100 - Math.max(rest, target))
  const [first, second] = [random.normal(), random.normal()].map(
    (draw) => wobble * Math.max(-1, Math.min(1, draw)),
  )
  const scatter = [first ?? 0, second ?? 0, -(first ?? 0) - (second ?? 0)]
  const ledger = scatter.map((part) => target + part)
  const purpose = scatter.map((part) => rest + part / 2)
  const scores = [...ledger, ...purpose]
  const [answered, struck, reopened, area, fee, own] = indicators.map((indicator, place) =>
    reported(indicator, scores[place] ?? target),
  )
  return {
    answered: answered ?? 0,
    struck: struck ?? 0,
    reopened: reopened ?? 0,
    area: area ?? 0,
    fee: fee ?? 0,
    own: own ?? 0,
    shown,
  }
}

/** A unit's work records of a year; their score comes to its O within half a point. */
export function recordsOf(seed: string, unit: DemoUnit, wave: Wave): DemoRecords {
  const score: Source = unit.records[wave]
  if (typeof score !== 'number') return { unit: unit.code, refused: true }
  return {
    unit: unit.code,
    values: valuesFor(seeded(`${seed}/records/${unit.code}/${wave}`), score),
  }
}
