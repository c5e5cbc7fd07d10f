import {
  officialThirdPartyRules,
  type Rating,
  type ThirdPartyResult,
  thirdPartySources,
} from '../../scoring/index.ts'
import { type Panel, type Sheet, sheetScore } from './panel.ts'

/** How far the evaluators of a scoring round agree, by the sheets that are handed in. */
export interface Agreement {
  /** ICC(2,k), absolute agreement of the average, over the units all evaluators scored; null where it cannot be computed. */
  readonly icc: number | null
  /** `void` below 0.50: the round has to be scored again (methodology 6). */
  readonly quality: ThirdPartyResult['quality']
  /** The evaluators differ in severity: they agree on the order, not on the level. */
  readonly severityDiffers: boolean
  /** Units and evaluators hang together; otherwise severity cannot be told from quality. */
  readonly connected: boolean
}

/** One total per evaluator and unit, of the sheets that are handed in. */
export const ratingsOf = (panel: Panel, sheets: readonly Sheet[]): Rating[] =>
  sheets.flatMap((sheet) => {
    const score = sheet.state === 'submitted' ? sheetScore(panel, sheet) : undefined
    return score === undefined ? [] : [{ unit: sheet.unit, rater: sheet.evaluator, score }]
  })

/** Undefined before anything is handed in. */
export function agreementOf(panel: Panel, sheets: readonly Sheet[]): Agreement | undefined {
  const ratings = ratingsOf(panel, sheets)
  if (ratings.length === 0) return undefined
  const { agreement, quality, severityDiffers, connected } = thirdPartySources(
    ratings,
    officialThirdPartyRules,
  )
  const { ICC2k, ICC3k } = agreement
  // Without any agreement the quotient means nothing: that is no agreement, not a large one.
  const none = ICC2k.value !== null && (ICC3k.value === null || ICC3k.value <= 0)
  return { icc: none ? 0 : ICC2k.value, quality, severityDiffers, connected }
}
