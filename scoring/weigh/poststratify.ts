import { weightedMean } from '../aggregate/weighted-mean.ts'
import type { Figure, Numbers } from '../numbers.ts'
import { linearisedVariance } from '../uncertainty/linearised-variance.ts'
import { gregResiduals } from './greg-residuals.ts'
import { codeMargin } from './margin.ts'

export interface Poststratified {
  readonly weights: Float64Array
  readonly mean: Figure
  readonly se: Figure
  /** Post-strata of the population in which nobody answered; their count is not handed to others. */
  readonly emptyStrata: readonly string[]
}

/**
 * Post-stratification: raking on one variable. Every respondent's weight becomes base x N_g / (sum of base weights in g).
 *
 * @param y answers, `NaN` missing
 * @param strata label of the post-stratum per respondent
 * @param population workers per post-stratum
 * @throws RangeError for a respondent in a stratum the population does not list
 * Source: R survey `postStratify(partial = TRUE)`.
 */
export function poststratify(
  y: Numbers,
  baseWeights: Numbers,
  strata: readonly string[],
  population: Readonly<Record<string, number>>,
): Poststratified {
  const sums = new Map<string, number>()
  for (const [i, label] of strata.entries()) {
    sums.set(label, (sums.get(label) ?? 0) + (baseWeights[i] ?? 0))
  }
  const margin = { variable: 'stratum', categories: strata, targets: population }
  const residuals = gregResiduals(y, baseWeights, [codeMargin(margin)])
  const weights = Float64Array.from(strata, (label, i) => {
    return (
      ((baseWeights[i] ?? 0) * (population[label] ?? Number.NaN)) / (sums.get(label) ?? Number.NaN)
    )
  })
  const { mean } = weightedMean(y, weights)
  const total = weights.reduce((sum, w, i) => (Number.isNaN(y[i] ?? Number.NaN) ? sum : sum + w), 0)
  const z = weights.map((w, i) => (w * (residuals[i] ?? 0)) / total)
  return {
    weights,
    mean,
    se: mean === null ? null : Math.sqrt(linearisedVariance(z)),
    emptyStrata: Object.keys(population).filter((label) => !sums.has(label)),
  }
}
