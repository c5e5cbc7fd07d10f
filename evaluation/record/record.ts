/** The two halves of the work records (methodology 6, O). */
export const recordHalves = ['ledger', 'public-purpose'] as const
export type RecordHalf = (typeof recordHalves)[number]

/** The indicators of each half, each scored on fixed goalposts from `lower` (0) to `upper` (100). */
export const recordIndicators = {
  'answered-in-time': { half: 'ledger', title: '台账按时答复率（%）', lower: 50, upper: 100 },
  'struck-off': { half: 'ledger', title: '台账销号率（%）', lower: 40, upper: 100 },
  're-opened': { half: 'ledger', title: '提出人要求重新挂单的比例（%）', lower: 30, upper: 0 },
  'floor-area': {
    half: 'public-purpose',
    title: '用于公益服务的面积占比（%）',
    lower: 30,
    upper: 100,
  },
  'free-or-low-fee': {
    half: 'public-purpose',
    title: '免费和低收费活动人次占比（%）',
    lower: 30,
    upper: 100,
  },
  'own-projects': { half: 'public-purpose', title: '自办项目占比（%）', lower: 20, upper: 100 },
  demonstrations: { half: 'public-purpose', title: '完成的示范项目（个）', lower: 0, upper: 2 },
} as const satisfies Record<
  string,
  { half: RecordHalf; title: string; lower: number; upper: number }
>

export type RecordIndicator = keyof typeof recordIndicators

export const isRecordIndicator = (id: string): id is RecordIndicator =>
  Object.hasOwn(recordIndicators, id)

/** One indicator of one unit and year with the paper that proves it. */
export interface WorkRecord {
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly indicator: RecordIndicator
  readonly value: number
  /** Document number, photograph, link: where a checker can look. */
  readonly evidence: string
  readonly enteredBy: string
  readonly demo: boolean
}

/** Why a source is not there; who decided so is kept (methodology 7, missing channels). */
export interface Absence {
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly source: 'third-party' | 'records'
  /** Refused: counts as 0 and fires K6. Outside: counts as missing. */
  readonly reason: 'refused' | 'outside'
  readonly reminder: string
  readonly why: string
  readonly decidedBy: string
  readonly demo: boolean
}
