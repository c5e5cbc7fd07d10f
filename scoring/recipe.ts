import type { ItemScale } from './prepare/item-score.ts'
import type { FlagRules } from './screen/response-flags.ts'

export type IndexName = 'awareness' | 'participation' | 'satisfaction'

/** Two posts per index: scores at or below the first count 0, at or above the second 100. */
export type Goalposts = Readonly<Partial<Record<IndexName, readonly [number, number]>>>

export interface RakingRules {
  /** Attributes in published order; the last is the first to be dropped. */
  readonly order: readonly string[]
  /** Pairs of codes that may be merged, per attribute, in published order. */
  readonly merges: Readonly<Record<string, readonly (readonly [string, string])[]>>
  readonly fewestInCategory: number
  /** Largest share of respondents without an attribute before it is dropped. */
  readonly withoutAttribute: number
  readonly maxIterations: number
  readonly tolerance: number
  /** Weights are capped at this many times their median. */
  readonly capRatio: number
  readonly trimRounds: number
}

export interface ShowingRules {
  readonly leastShown: number
  readonly leastRated: number
  readonly leastEffective: number
  /** Half-width of satisfaction's 95 % interval, points. */
  readonly widestRated: number
  /** Half-width of the final score's 95 % interval, points. */
  readonly widestRanked: number
  readonly largestDeffRanked: number
  readonly lowestResponseRated: number
  readonly lowestResponseRanked: number
  /** Frames up to this size are asked as a census. */
  readonly smallFrame: number
  readonly smallFrameResponse: number
  readonly largestExcluded: number
  /** A move of this many points between the figures with and without exclusion is shown. */
  readonly exclusionMatters: number
}

/**
 * A recipe: how answers become figures, as ordered, versioned, plain data. A result names its recipe; a what-if is a copy with
 * one entry changed. `null` stages do not apply to the questionnaire.
 */
export interface Recipe {
  readonly id: string
  readonly version: number
  readonly confidence: number
  readonly screen: FlagRules | null
  readonly awareness: { readonly scale: ItemScale; readonly minimumShare: number } | null
  readonly participation: {
    readonly usedCodes: readonly number[]
    readonly fullMarks: number
  } | null
  readonly satisfaction: {
    readonly scale: ItemScale
    /** Weight per core item, in the order alpha and omega report them. */
    readonly weights: Readonly<Record<string, number>>
    readonly minimumItems: number
    /** The item whose top answers are reported beside the index, and the score that counts as one; null = not reported. */
    readonly topTwo: { readonly item: string; readonly from: number } | null
  } | null
  readonly index: {
    readonly weights: Readonly<Record<IndexName, number>>
    readonly goalposts: Goalposts
    /** Other posts for a kind of unit. */
    readonly goalpostsByKind: Readonly<Record<string, Goalposts>>
  } | null
  /** Weighting a unit's respondents to its frame; null = every respondent counts the same. */
  readonly raking: RakingRules | null
  /** Response rate from which a census counts as the population (finite population correction). */
  readonly censusResponse: number
  readonly city: {
    readonly combine: 'by-unit-size' | 'raked-pool'
    /** How a pool of all respondents is raked; unused by size. */
    readonly raking: RakingRules | null
  }
  readonly showing: ShowingRules
}
