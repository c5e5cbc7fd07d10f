import f from '@stdlib/stats-base-dists-f'
import type { Figure } from '../numbers.ts'
import { leastSquares } from '../weigh/least-squares.ts'
import { isConnected } from './is-connected.ts'

/** One evaluator's total for one unit, 0..100. */
export interface Rating {
  readonly unit: string
  readonly rater: string
  readonly score: number
}

export interface RaterSeverity {
  readonly connected: true
  /** Positive = lenient; the effects sum to 0. */
  readonly raterEffects: Readonly<Record<string, number>>
  /** What the whole panel would have given on average, had every rater scored the unit. */
  readonly adjusted: Readonly<Record<string, number>>
  readonly adjustedSe: Readonly<Record<string, Figure>>
  readonly rawMeans: Readonly<Record<string, number>>
  readonly residualSd: Figure
  readonly residualDf: number
  /** F test of "all raters are equally severe"; null without residual degrees of freedom. */
  readonly severityP: Figure
  /** Mean squared residual per rater. */
  readonly raterMeanSquares: Readonly<Record<string, number>>
}

/**
 * Separates how good a unit is from how severe its evaluators are: least squares of score = unit + rater + error, an
 * incomplete assignment allowed. The linear cousin of many-facet Rasch.
 *
 * @returns `connected: false` and nothing else when raters and units fall into groups that never meet
 * @throws RangeError without ratings, or for a score that is not a finite number
 * Source: Linacre 1989; R `lm` with `contr.sum`; methodology section 6.
 */
export function raterSeverity(
  ratings: readonly Rating[],
): RaterSeverity | { readonly connected: false } {
  if (ratings.length === 0) throw new RangeError('raterSeverity: at least one rating is needed')
  if (ratings.some(({ score }) => !Number.isFinite(score))) {
    throw new RangeError('raterSeverity: every score must be a finite number')
  }
  if (!isConnected(ratings)) return { connected: false }
  const units = [...new Set(ratings.map((r) => r.unit))]
  const raters = [...new Set(ratings.map((r) => r.rater))]
  const design = ratings.map((r) => designRow(r, units, raters))
  const { coefficients, inverse } = solveDesign(design, ratings)
  const effects = raters.map((_, r) => effectOf(r, coefficients, units.length, raters.length))
  const residuals = ratings.map(
    (rating, i) =>
      rating.score - (design[i] ?? []).reduce((s, x, j) => s + x * (coefficients[j] ?? 0), 0),
  )
  const rss = residuals.reduce((sum, e) => sum + e * e, 0)
  const residualDf = ratings.length - units.length - raters.length + 1
  const variance = residualDf > 0 ? rss / residualDf : null
  const named = <T>(names: readonly string[], value: (i: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, i) => [name, value(i)]))
  return {
    connected: true,
    raterEffects: named(raters, (r) => effects[r] ?? 0),
    adjusted: named(units, (u) => coefficients[u] ?? 0),
    adjustedSe: named(units, (u) =>
      variance === null ? null : Math.sqrt(variance * (inverse[u]?.[u] ?? 0)),
    ),
    rawMeans: named(units, (u) =>
      meanOf(ratings.filter((r) => r.unit === units[u]).map((r) => r.score)),
    ),
    residualSd: variance === null ? null : Math.sqrt(variance),
    residualDf,
    severityP: severityTest(ratings, units, rss, residualDf, raters.length),
    raterMeanSquares: named(raters, (r) =>
      meanOf(residuals.filter((_, i) => ratings[i]?.rater === raters[r]).map((e) => e * e)),
    ),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length

/** Unit dummies, then sum contrasts of the raters (the last rater is minus the others). */
function designRow(rating: Rating, units: readonly string[], raters: readonly string[]): number[] {
  const row: number[] = units.map((unit) => (unit === rating.unit ? 1 : 0))
  const place = raters.indexOf(rating.rater)
  for (let r = 0; r < raters.length - 1; r += 1) {
    row.push(place === raters.length - 1 ? -1 : Number(place === r))
  }
  return row
}

function solveDesign(design: readonly number[][], ratings: readonly Rating[]) {
  const size = design[0]?.length ?? 0
  const normal = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  for (const [i, row] of design.entries()) {
    const score = ratings[i]?.score ?? 0
    for (const [j, x] of row.entries()) {
      right[j] = (right[j] ?? 0) + x * score
      if (x !== 0) addScaled(normal[j], row, x)
    }
  }
  return leastSquares(normal, right)
}

function addScaled(target: Float64Array | undefined, row: readonly number[], factor: number): void {
  if (target) for (const [k, y] of row.entries()) target[k] = (target[k] ?? 0) + factor * y
}

function effectOf(
  rater: number,
  coefficients: Float64Array,
  units: number,
  raters: number,
): number {
  if (rater < raters - 1) return coefficients[units + rater] ?? 0
  let sum = 0
  for (let j = units; j < coefficients.length; j += 1) sum += coefficients[j] ?? 0
  return -sum
}

function severityTest(
  ratings: readonly Rating[],
  units: readonly string[],
  rss: number,
  residualDf: number,
  raters: number,
): Figure {
  if (residualDf <= 0 || raters < 2) return null
  const without = units.reduce((sum, unit) => {
    const scores = ratings.filter((r) => r.unit === unit).map((r) => r.score)
    const mean = meanOf(scores)
    return sum + scores.reduce((inner, x) => inner + (x - mean) ** 2, 0)
  }, 0)
  const explained = Math.max(0, without - rss) / (raters - 1)
  // A perfect fit with severity differences is the strongest evidence there is; without them there is none.
  const noise = 1e-12 * (1 + without)
  if (rss <= noise) return explained <= noise ? 1 : 0
  return 1 - f.cdf(explained / (rss / residualDf), raters - 1, residualDf)
}
