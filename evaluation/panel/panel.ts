import { Failure } from '../../basics/failure.ts'
import { isConnected } from '../../scoring/index.ts'

/** One thing the outside evaluators judge, with the rule they judge it by. Weights of a panel sum to 100. */
export interface Criterion {
  readonly id: string
  readonly title: string
  readonly rule: string
  readonly weight: number
}

/** One evaluator scores one unit; `conflict` names why an evaluator must not (回避). */
export interface Assignment {
  readonly evaluator: string
  readonly unit: string
  readonly conflict?: string | undefined
}

export const panelStates = ['open', 'locked'] as const
export type PanelState = (typeof panelStates)[number]

/** A scoring round 第三方评估: criteria, evaluators and who scores whom. */
export interface Panel {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly state: PanelState
  readonly criteria: readonly Criterion[]
  readonly assignments: readonly Assignment[]
  readonly due: string
  readonly lockedAt?: Date | undefined
  readonly demo: boolean
}

/** What one evaluator says of one criterion. */
export interface Mark {
  readonly score: number
  readonly reason?: string | undefined
}

export type SheetState = 'draft' | 'submitted'

/** Evidence an evaluator misses on a criterion (申请补证), and where the lead says it can be found. */
export interface EvidenceRequest {
  readonly criterion: string
  readonly text: string
  readonly answer?: string | undefined
}

/** One evaluator's scores of one unit; `version` grows with each save, so two tabs cannot overwrite each other. */
export interface Sheet {
  readonly id: string
  readonly panel: string
  readonly unit: string
  readonly evaluator: string
  readonly state: SheetState
  readonly version: number
  readonly marks: Readonly<Record<string, Mark>>
  /** Why the lead gave it back (复评), until it is handed in again. */
  readonly returned?: string | undefined
  readonly requests: readonly EvidenceRequest[]
}

/** At least three raters a unit and five units a rater, or severity cannot be told from quality (methodology 6). */
const ratersPerUnit = 3
const unitsPerRater = 5

/** An extreme score needs a reason: the reader will ask. */
const extremes = (score: number) => score <= 20 || score >= 95

/** Sentences about a panel that cannot be used as it is. */
export function complaintsAboutPanel(panel: Pick<Panel, 'criteria' | 'assignments'>): string[] {
  const total = panel.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  const ids = new Set(panel.criteria.map((criterion) => criterion.id))
  const pairs = new Set(panel.assignments.map(({ evaluator, unit }) => `${evaluator} ${unit}`))
  return [
    ...(Math.abs(total - 100) > 1e-9 ? [`评分标准的权重合计应为 100，现在是 ${total}。`] : []),
    ...(ids.size < panel.criteria.length ? ['评分标准的代码有重复。'] : []),
    ...(pairs.size < panel.assignments.length ? ['同一位评估员对同一单位派了两次。'] : []),
  ]
}

const countBy = (keys: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const hangTogether = (active: readonly Assignment[]) =>
  isConnected(active.map(({ evaluator, unit }) => ({ unit, rater: evaluator })))

/** What weakens a panel without making it unusable; shown beside it. */
export function warningsAboutPanel(assignments: readonly Assignment[]): string[] {
  const active = assignments.filter((assignment) => assignment.conflict === undefined)
  const thinUnits = [...countBy(active.map(({ unit }) => unit))].filter(
    ([, n]) => n < ratersPerUnit,
  )
  const thinRaters = [...countBy(active.map(({ evaluator }) => evaluator))].filter(
    ([, n]) => n < unitsPerRater,
  )
  return [
    ...(active.length === 0 || hangTogether(active)
      ? []
      : ['评估员和单位分成了互不相交的几组，宽严和好坏分不开；请让各组至少有一位共同的评估员。']),
    ...thinUnits.map(([unit, n]) => `${unit} 只有 ${n} 位评估员（至少 ${ratersPerUnit} 位）。`),
    ...thinRaters.map(
      ([evaluator, n]) =>
        `评估员 ${evaluator} 只评 ${n} 家（至少 ${unitsPerRater} 家，才能校正宽严）。`,
    ),
  ]
}

/** What is missing before a sheet may be submitted. */
export function complaintsAboutSheet(
  panel: Panel,
  marks: Sheet['marks'],
): { pointer: string; detail: string }[] {
  return panel.criteria.flatMap((criterion) => {
    const mark = marks[criterion.id]
    if (mark === undefined)
      return [{ pointer: `/marks/${criterion.id}`, detail: `「${criterion.title}」还没有打分。` }]
    if (extremes(mark.score) && (mark.reason ?? '').trim() === '')
      return [
        {
          pointer: `/marks/${criterion.id}/reason`,
          detail: `「${criterion.title}」打了很高或很低的分，请写明理由。`,
        },
      ]
    return []
  })
}

/** The weighted mean of a complete sheet, 0–100; `undefined` while a criterion is unscored. */
export function sheetScore(panel: Panel, sheet: Pick<Sheet, 'marks'>): number | undefined {
  let sum = 0
  let weight = 0
  for (const criterion of panel.criteria) {
    const mark = sheet.marks[criterion.id]
    if (mark === undefined) return undefined
    sum += criterion.weight * mark.score
    weight += criterion.weight
  }
  return weight === 0 ? undefined : sum / weight
}

/** A locked panel never changes. */
export function mustBeOpen(panel: Panel): void {
  if (panel.state === 'locked') throw new Failure('closed', '这次评估已经锁定，不能再改。')
}
