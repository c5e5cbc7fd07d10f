import type { Grade, Scheme } from './scheme.ts'

/** A cap that fired: the grade it allows at most, and the numbers or the document behind it. */
export interface FiredCap {
  readonly cap: 'K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K6'
  readonly atMost: Grade
  /** What was looked at: the upper bound, satisfaction itself or the lower bound; null for a duty cap. */
  readonly actual: number | null
  /** The bar it stayed below; null for a duty cap. */
  readonly bar: number | null
  /** Duty caps: the document that confirms the fact. */
  readonly document?: string
}

/** What workers said about satisfaction: the figure and its one-sided 95 % bounds, unrounded. */
export interface SatisfactionEvidence {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** Confirmed breaches of duty, each by the number of the document that confirms it. */
export interface DutyBreaches {
  /** Coaching, leaders present, answering for others. */
  readonly interference?: string
  /** Refusal of records or of the third party, after one written reminder. */
  readonly refusal?: string
}

/**
 * The caps that fire. K1 to K4 read workers' satisfaction only; K5 and K6 are duties. Caps only ever lower a grade and never change C.
 *
 * Source: methodology section 7.
 */
export function firedCaps(
  satisfaction: SatisfactionEvidence | null,
  duties: DutyBreaches,
  bars: Scheme['caps'],
): FiredCap[] {
  const fired: FiredCap[] = []
  const below = (cap: FiredCap['cap'], atMost: Grade, actual: number, bar: number) => {
    if (actual < bar) fired.push({ cap, atMost, actual, bar })
  }
  if (satisfaction) {
    below('K1', 'good', satisfaction.upper, bars.upperForExcellent)
    below('K2', 'good', satisfaction.value, bars.satisfactionForExcellent)
    below('K3', 'poor', satisfaction.upper, bars.upperForFair)
    below('K4', 'good', satisfaction.lower, bars.lowerForExcellent)
  }
  const duty = (cap: FiredCap['cap'], document: string | undefined) => {
    if (document !== undefined)
      fired.push({ cap, atMost: 'fair', actual: null, bar: null, document })
  }
  duty('K5', duties.interference)
  duty('K6', duties.refusal)
  return fired
}
