import type { Estimate } from '../estimate.ts'
import type { Figure } from '../numbers.ts'
import type { Design } from '../uncertainty/linearised-variance.ts'
import { linearisedVariance } from '../uncertainty/linearised-variance.ts'
import { tInterval } from '../uncertainty/t-interval.ts'
import { wilson } from '../uncertainty/wilson.ts'
import { gregResiduals } from '../weigh/greg-residuals.ts'
import { kish } from '../weigh/kish.ts'
import type { Weighted } from '../weigh/weigh-respondents.ts'

/**
 * A weighted mean together with its linearised values: what a later step needs to add figures up. `contributes` marks the
 * respondents it rests on.
 */
export interface LinearFigure {
  readonly value: Figure
  /** One per weighted respondent, 0 where the respondent does not contribute. */
  readonly z: Float64Array
  readonly contributes: Uint8Array
}

/**
 * The weighted mean of one score over the weighted respondents. After raking the linearised values use the residuals of the score
 * on the raking variables (fitted over those who answered); who did not answer keeps 0.
 *
 * @param column one score per response of the unit, `NaN` missing
 * Source: methodology sections 2 and 5.
 */
export function linearFigure(column: Float64Array, weighted: Weighted): LinearFigure {
  const { rows, weights } = weighted
  const scores = new Float64Array(rows.length)
  const contributes = new Uint8Array(rows.length)
  let total = 0
  let sum = 0
  for (let i = 0; i < rows.length; i += 1) {
    const score = column[rows[i] ?? -1] ?? Number.NaN
    scores[i] = score
    if (Number.isNaN(score)) continue
    contributes[i] = 1
    total += weights[i] ?? 0
    sum += (weights[i] ?? 0) * score
  }
  if (!(total > 0)) return { value: null, z: new Float64Array(rows.length), contributes }
  const value = sum / total
  const residuals =
    weighted.margins.length > 0
      ? gregResiduals(scores, weighted.baseWeights, weighted.margins)
      : scores.map((score) => score - value)
  const z = residuals.map((residual, i) =>
    contributes[i] === 1 ? ((weights[i] ?? 0) * residual) / total : 0,
  )
  return { value, z, contributes }
}

/** The design over which variances of a unit are taken. */
export interface UnitDesign extends Design {
  readonly confidence: number
}

/** An index figure (0..100) with standard error, t interval cut to the scale, n and design effect. */
export function meanEstimate(
  figure: LinearFigure,
  weighted: Weighted,
  design: UnitDesign,
): Estimate {
  const base = countsOf(figure, weighted, design)
  if (figure.value === null)
    return { ...base, value: null, se: null, lower: null, upper: null, reason: 'nobody-answered' }
  const se = base.df > 0 ? Math.sqrt(linearisedVariance(figure.z, design)) : null
  const { lower, upper } = tInterval(figure.value, se, base.df, design.confidence)
  return { ...base, value: figure.value, se, lower: cut(lower), upper: cut(upper) }
}

/** A share (0..1) with Wilson's interval on n* = p (1 - p) / V(p); at 0 or 1, n* = n / deff. */
export function shareEstimate(
  figure: LinearFigure,
  weighted: Weighted,
  design: UnitDesign,
): Estimate {
  const base = countsOf(figure, weighted, design)
  if (figure.value === null)
    return { ...base, value: null, se: null, lower: null, upper: null, reason: 'nobody-answered' }
  // Rounding of the weights must not push a share of everybody above 1.
  const p = Math.min(1, Math.max(0, figure.value))
  const variance = linearisedVariance(figure.z, design)
  const effective = p > 0 && p < 1 && variance > 0 ? (p * (1 - p)) / variance : (base.nEff ?? 0)
  const { lower, upper } = wilson(p * effective, effective, design.confidence)
  return { ...base, value: p, se: base.df > 0 ? Math.sqrt(variance) : null, lower, upper }
}

/** One-sided bounds: the two-sided interval of another confidence, not cut. */
export function boundsOf(estimate: Estimate, confidence: number): { lower: Figure; upper: Figure } {
  return tInterval(estimate.value, estimate.se, estimate.df, confidence)
}

const cut = (bound: Figure): Figure => (bound === null ? null : Math.min(100, Math.max(0, bound)))

function countsOf(figure: LinearFigure, weighted: Weighted, design: UnitDesign) {
  const weights: number[] = []
  const strata = new Set<string>()
  figure.contributes.forEach((yes, i) => {
    if (yes !== 1) return
    weights.push(weighted.weights[i] ?? 0)
    strata.add(design.strata?.[i] ?? 'all')
  })
  return { n: weights.length, df: weights.length - strata.size, ...kish(weights) }
}
