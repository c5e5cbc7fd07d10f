import { sampleCorrelation } from 'simple-statistics'
import type { Icc } from '../agreement/icc.ts'
import { icc } from '../agreement/icc.ts'
import type { RaterSeverity, Rating } from '../agreement/rater-severity.ts'
import { raterSeverity } from '../agreement/rater-severity.ts'
import type { Figure } from '../numbers.ts'
import type { Source } from './sources.ts'

export interface ThirdPartyRules {
  readonly leastRaters: number
  readonly leastUnitsPerRater: number
  readonly severityP: number
  readonly largestSeverity: number
  /** From this many raters on a plain mean drops one highest and one lowest. */
  readonly trimFromRaters: number
  readonly goodAgreement: number
  readonly usableAgreement: number
  /** ICC3k - ICC2k above this means severity differences. */
  readonly severityGap: number
}

/** One evaluator, for review; nobody is removed automatically. */
export interface RaterReview {
  readonly rater: string
  readonly units: number
  /** Positive = lenient; null when the round is not connected. */
  readonly severity: Figure
  readonly meanSquare: Figure
  /** With the mean of the others over shared units. */
  readonly correlation: Figure
  readonly signs: readonly ('severity-outlier' | 'erratic' | 'disagrees' | 'few-units')[]
}

export interface ThirdPartyResult {
  readonly method: 'severity-corrected' | 'mean'
  /** T per unit. */
  readonly units: Readonly<Record<string, Source>>
  /** Raw mean per unit, published beside T. */
  readonly rawMeans: Readonly<Record<string, number>>
  /** ICC over the units every rater scored; values null when there are too few. */
  readonly agreement: Icc
  readonly quality: 'good' | 'warning' | 'void' | 'not-computable'
  readonly severityDiffers: boolean
  readonly connected: boolean
  readonly raters: readonly RaterReview[]
}

/**
 * T: the third party's score per unit. Severity is corrected when the round is connected, raters differ significantly and none by more
 * than 15 points; otherwise the plain mean, trimmed from five raters on. A round whose panel does not agree (ICC2k < 0.50) is void.
 *
 * @param ratings one total (0..100) per evaluator and unit, conflicts of interest already left out
 * @throws RangeError without ratings
 * Source: methodology section 6.
 */
export function thirdPartySources(
  ratings: readonly Rating[],
  rules: ThirdPartyRules,
): ThirdPartyResult {
  const severity = raterSeverity(ratings)
  const units = [...new Set(ratings.map((rating) => rating.unit))]
  const raters = [...new Set(ratings.map((rating) => rating.rater))]
  const agreement = icc(matrixOf(ratings, units, raters))
  const quality = qualityOf(agreement, rules)
  const corrected = mayCorrect(ratings, raters, severity, rules)
  const pooled = withinVariance(ratings, units)
  const { value: absolute } = agreement.ICC2k
  const { value: consistent } = agreement.ICC3k
  return {
    method: corrected ? 'severity-corrected' : 'mean',
    units: Object.fromEntries(
      units.map((unit) => [
        unit,
        quality === 'void'
          ? { state: 'missing' as const, reason: 'the scoring round is void' }
          : sourceOf(unit, ratings, corrected ? severity : null, pooled, rules),
      ]),
    ),
    rawMeans: Object.fromEntries(units.map((unit) => [unit, meanOf(scoresOf(ratings, unit))])),
    agreement,
    quality,
    severityDiffers:
      absolute !== null && consistent !== null && consistent - absolute > rules.severityGap,
    connected: severity.connected,
    raters: raters.map((rater) => review(rater, raters, ratings, severity, rules)),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length

const scoresOf = (ratings: readonly Rating[], unit: string): number[] =>
  ratings.filter((rating) => rating.unit === unit).map((rating) => rating.score)

function matrixOf(ratings: readonly Rating[], units: readonly string[], raters: readonly string[]) {
  const scores = new Map(ratings.map((r) => [JSON.stringify([r.unit, r.rater]), r.score]))
  return units.map((unit) =>
    raters.map((rater) => scores.get(JSON.stringify([unit, rater])) ?? Number.NaN),
  )
}

function qualityOf(
  { ICC2k: { value }, ICC3k }: Icc,
  rules: ThirdPartyRules,
): ThirdPartyResult['quality'] {
  if (value === null) return 'not-computable'
  // Units differ less than the evaluators on each of them. ICC2k is then a quotient of two negative numbers and may pass 1.
  if (ICC3k.value === null || ICC3k.value <= 0) return 'void'
  if (value >= rules.goodAgreement) return 'good'
  return value >= rules.usableAgreement ? 'warning' : 'void'
}

function mayCorrect(
  ratings: readonly Rating[],
  raters: readonly string[],
  severity: RaterSeverity | { readonly connected: false },
  rules: ThirdPartyRules,
): severity is RaterSeverity {
  if (!severity.connected || severity.severityP === null) return false
  const enough = raters.every(
    (rater) => ratings.filter((r) => r.rater === rater).length >= rules.leastUnitsPerRater,
  )
  const largest = Math.max(...Object.values(severity.raterEffects).map(Math.abs))
  return enough && severity.severityP < rules.severityP && largest <= rules.largestSeverity
}

/** Variance of scores around their unit's mean, pooled over units; 0 without degrees of freedom. */
function withinVariance(ratings: readonly Rating[], units: readonly string[]): number {
  let squares = 0
  for (const unit of units) {
    const scores = scoresOf(ratings, unit)
    const mean = meanOf(scores)
    squares += scores.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  }
  return ratings.length > units.length ? squares / (ratings.length - units.length) : 0
}

function sourceOf(
  unit: string,
  ratings: readonly Rating[],
  severity: RaterSeverity | null,
  pooled: number,
  rules: ThirdPartyRules,
): Source {
  const scores = scoresOf(ratings, unit)
  const n = scores.length
  if (n < rules.leastRaters)
    return { state: 'missing', reason: `${n} of ${rules.leastRaters} raters` }
  if (severity) {
    // Correction may carry an extreme score past the ends of the scale.
    const value = Math.min(100, Math.max(0, severity.adjusted[unit] ?? meanOf(scores)))
    return { state: 'given', value, se: severity.adjustedSe[unit] ?? 0, n }
  }
  const sorted = [...scores].sort((a, b) => a - b)
  const counted = n >= rules.trimFromRaters ? sorted.slice(1, -1) : sorted
  return { state: 'given', value: meanOf(counted), se: Math.sqrt(pooled / counted.length), n }
}

function review(
  rater: string,
  raters: readonly string[],
  ratings: readonly Rating[],
  severity: RaterSeverity | { readonly connected: false },
  rules: ThirdPartyRules,
): RaterReview {
  const own = ratings.filter((rating) => rating.rater === rater)
  const correlation = withOthers(
    own,
    ratings.filter((rating) => rating.rater !== rater),
  )
  const signs: RaterReview['signs'][number][] =
    own.length < rules.leastUnitsPerRater ? ['few-units'] : []
  if (correlation !== null && correlation < 0.2) signs.push('disagrees')
  if (!severity.connected) {
    return { rater, units: own.length, severity: null, meanSquare: null, correlation, signs }
  }
  const effects = raters.map((name) => severity.raterEffects[name] ?? 0)
  const effect = severity.raterEffects[rater] ?? 0
  const meanSquare = severity.raterMeanSquares[rater] ?? 0
  const spread = 1.4826 * medianOf(effects.map((x) => Math.abs(x - medianOf(effects))))
  if (spread > 0 && Math.abs(effect) > 2.5 * spread) signs.push('severity-outlier')
  if (severity.residualSd !== null && meanSquare > 2 * severity.residualSd ** 2)
    signs.push('erratic')
  return { rater, units: own.length, severity: effect, meanSquare, correlation, signs }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

function withOthers(own: readonly Rating[], others: readonly Rating[]): Figure {
  const pairs = own
    .map((rating) => ({ mine: rating.score, theirs: scoresOf(others, rating.unit) }))
    .filter(({ theirs }) => theirs.length > 0)
  if (pairs.length < 3) return null
  const value = sampleCorrelation(
    pairs.map(({ mine }) => mine),
    pairs.map(({ theirs }) => meanOf(theirs)),
  )
  return Number.isFinite(value) ? value : null
}
