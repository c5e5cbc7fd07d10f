import { gradeAnchors } from '../official-recipe.ts'
import type { GrassrootsRules, MeetingRules } from './ballot-source.ts'
import type { ThirdPartyRules } from './third-party.ts'

const scale = { kind: 'anchors', scores: gradeAnchors } as const

/** At least 2 meetings and 15 ballots of three graded items; one meeting below 100 workers. */
export const officialMeetingRules: MeetingRules = Object.freeze({
  scale,
  gradedItems: 3,
  leastMeetings: 2,
  leastBallots: 15,
  oneMeetingBelow: 100,
})

/** At least 10 ballots and half of the invited unions; three graded items. */
export const officialGrassrootsRules: GrassrootsRules = Object.freeze({
  scale,
  gradedItems: 3,
  leastBallots: 10,
  leastShare: 0.5,
  censusResponse: 0.7,
})

/** At least 3 raters per unit; severity corrected only on a connected round with clear, moderate differences. */
export const officialThirdPartyRules: ThirdPartyRules = Object.freeze({
  leastRaters: 3,
  leastUnitsPerRater: 5,
  severityP: 0.05,
  largestSeverity: 15,
  trimFromRaters: 5,
  goodAgreement: 0.75,
  usableAgreement: 0.5,
  severityGap: 0.15,
})
