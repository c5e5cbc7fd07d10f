/** The sources of a yearly assessment. The first three are the final-say group: the workers and their grassroots unions. */
export type Channel = 'survey' | 'meeting' | 'grassroots' | 'thirdParty' | 'records'

export const finalSayChannels = ['survey', 'meeting', 'grassroots'] as const
export const otherChannels = ['thirdParty', 'records'] as const

/** 优秀, 良好, 合格, 不合格. */
export type Grade = 'excellent' | 'good' | 'fair' | 'poor'

/** From the lowest to the highest. */
export const gradesUpward = ['poor', 'fair', 'good', 'excellent'] as const

/** How sources become a final score and a grade; plain data, versioned, frozen for three years. */
export interface Scheme {
  readonly id: string
  readonly version: number
  /** Any positive scale; officially they sum to 100. */
  readonly weights: Readonly<Record<Channel, number>>
  /** D: the most by which the other group may move the final-say group's score, points. */
  readonly clamp: number
  /** Lower bounds, inclusive, on unrounded scores; below `fair` is poor. */
  readonly bands: { readonly excellent: number; readonly good: number; readonly fair: number }
  readonly caps: {
    /** K1: upper bound of satisfaction below this: at most good. */
    readonly upperForExcellent: number
    /** K2: satisfaction itself below this: at most good. */
    readonly satisfactionForExcellent: number
    /** K3: upper bound below this: poor. */
    readonly upperForFair: number
    /** K4: lower bound below this: at most good. */
    readonly lowerForExcellent: number
  }
  /** The closed list of 一票否决: nothing else can lower a grade. */
  readonly loweringItems: readonly string[]
  /** First year: everything is computed and shown, no grade is used. */
  readonly trial: boolean
}

/** The plan's scheme: survey 45, meetings 10, grassroots unions 10; third party 20, records 15; D = 5. */
export const officialScheme: Scheme = Object.freeze({
  id: 'official',
  version: 1,
  weights: Object.freeze({ survey: 45, meeting: 10, grassroots: 10, thirdParty: 20, records: 15 }),
  clamp: 5,
  bands: Object.freeze({ excellent: 85, good: 75, fair: 60 }),
  caps: Object.freeze({
    upperForExcellent: 80,
    satisfactionForExcellent: 75,
    upperForFair: 60,
    lowerForExcellent: 70,
  }),
  loweringItems: Object.freeze([
    'safety-accident',
    'breach-of-discipline',
    'major-audit-finding',
    'loss-of-public-assets',
    'falsification',
  ]),
  trial: false,
})
