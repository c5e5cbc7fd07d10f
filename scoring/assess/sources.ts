import type { UnitResult } from '../compute-unit.ts'
import type { ShownIndex } from '../estimate.ts'
import type { DutyBreaches } from './caps.ts'

/** A source other than the survey: given, missing for a reason nobody at the unit is to blame for, or refused by the unit. */
export type Source =
  | {
      readonly state: 'given'
      /** 0..100. */
      readonly value: number
      /** Standard error, points; 0 for a full count. */
      readonly se: number
      /** Ballots, sheets or records behind it. */
      readonly n: number
    }
  | { readonly state: 'missing'; readonly reason: string }
  | { readonly state: 'refused'; readonly reason: string }

/** What the survey says of a unit, as far as the assessment needs it. */
export interface SurveySource {
  readonly index: ShownIndex
  readonly satisfaction: ShownIndex
  readonly satisfactionBounds: { readonly lower: number; readonly upper: number } | null
}

export interface Lowering {
  /** An item of the scheme's closed list. */
  readonly item: string
  readonly document: string
  readonly decision: string
}

/** Everything one unit is assessed on. */
export interface UnitSources {
  readonly unit: string
  readonly survey: SurveySource | null
  readonly meeting: Source
  readonly grassroots: Source
  readonly thirdParty: Source
  readonly records: Source
  readonly duties: DutyBreaches
  readonly lowering?: Lowering
}

/** The survey source of a computed unit. */
export function surveySource(result: UnitResult): SurveySource {
  return {
    index: result.figures.index,
    satisfaction: result.figures.satisfaction,
    satisfactionBounds: result.satisfactionBounds,
  }
}
