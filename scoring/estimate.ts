import type { Figure } from './numbers.ts'

/**
 * One figure with everything a reader needs to judge it. `value` is 0..100 for indices and 0..1 for shares;
 * `lower` and `upper` are the two-sided 95 % interval, cut to that range for display; `se` is never cut.
 */
export interface Estimate {
  readonly value: Figure
  readonly se: Figure
  readonly lower: Figure
  readonly upper: Figure
  /** Respondents the figure rests on. */
  readonly n: number
  /** Respondents it is worth after unequal weights, n / deff. */
  readonly nEff: Figure
  readonly deff: Figure
  /** Degrees of freedom of the interval. */
  readonly df: number
  /** Why `value` is null. */
  readonly reason?: EstimateReason
}

export type EstimateReason =
  | 'nobody-answered'
  | 'not-asked'
  | 'part-missing'
  | 'fewer-than-minimum'
  | 'too-close-to-another'

/** What may be done with a figure, each level including the ones before it. */
export type ShowingLevel = 'hidden' | 'shown' | 'rated' | 'ranked'

/** Why a figure stands no higher: the rule, the number it met and the number it needed. */
export interface ShowingReason {
  readonly code:
    | 'few-respondents'
    | 'few-effective-respondents'
    | 'wide-satisfaction-interval'
    | 'low-response'
    | 'unknown-response'
    | 'many-excluded'
    | 'high-design-effect'
    | 'wide-final-interval'
    | 'not-assessed-yet'
  /** The level this rule keeps the figure from. */
  readonly bars: 'shown' | 'rated' | 'ranked'
  readonly actual: Figure
  readonly limit: number
}

export interface Showing {
  readonly level: ShowingLevel
  readonly reasons: readonly ShowingReason[]
}

/** The only form in which a figure leaves this room: with interval, n, design effect and the verdict of the showing rule. */
export interface ShownIndex extends Estimate {
  readonly showing: Showing
}
