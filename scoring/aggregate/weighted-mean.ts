import type { Figure, Numbers } from '../numbers.ts'
import { linearisedVariance } from '../uncertainty/linearised-variance.ts'
import { tInterval } from '../uncertainty/t-interval.ts'

export interface MeanOptions {
  /** Stratum label per respondent; one stratum without it. */
  readonly strata?: readonly string[]
  /** Finite population size per stratum: n_h / N_h of the variance is taken away. */
  readonly stratumPopulation?: Readonly<Record<string, number>>
  readonly confidence?: number
}

export interface MeanResult {
  readonly mean: Figure
  readonly se: Figure
  /** Respondents with an answer minus strata that have one. */
  readonly df: number
  readonly lower: Figure
  readonly upper: Figure
}

/**
 * The weighted (Hajek) mean of what workers answered, with its Taylor-linearised error and t interval (not clipped).
 *
 * A respondent without an answer leaves the mean but stays in the design (domain estimation): linearised value 0.
 *
 * @param y answers, `NaN` missing
 * @param weights positive, any scale
 * @returns mean, se and bounds null when nobody answered; bounds null without degrees of freedom
 * @throws RangeError for columns of different length or a weight that is not positive
 * @example weightedMean([3, 4, 5], [1, 1, 2]).mean // 4.25
 * Source: Lumley 2010; R survey `svymean`; methodology section 5.
 */
export function weightedMean(y: Numbers, weights: Numbers, options: MeanOptions = {}): MeanResult {
  guard(y, weights)
  const { strata, stratumPopulation, confidence = 0.95 } = options
  let total = 0
  let sum = 0
  let n = 0
  const answering = new Set<string>()
  for (let i = 0; i < y.length; i += 1) {
    const value = y[i] ?? Number.NaN
    if (Number.isNaN(value)) continue
    n += 1
    total += weights[i] ?? 0
    sum += (weights[i] ?? 0) * value
    answering.add(strata?.[i] ?? 'all')
  }
  const df = n - answering.size
  if (n === 0) return { mean: null, se: null, df, lower: null, upper: null }
  const mean = sum / total
  const z = Float64Array.from({ length: y.length }, (_, i) => {
    const value = y[i] ?? Number.NaN
    return Number.isNaN(value) ? 0 : ((weights[i] ?? 0) * (value - mean)) / total
  })
  const fractions = stratumPopulation ? stratumFractions(y.length, strata, stratumPopulation) : {}
  const se = Math.sqrt(linearisedVariance(z, { ...(strata ? { strata } : {}), fractions }))
  return { mean, se, df, ...tInterval(mean, se, df, confidence) }
}

function guard(y: Numbers, weights: Numbers): void {
  if (y.length !== weights.length) {
    throw new RangeError('weightedMean: every answer needs one weight')
  }
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? Number.NaN
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError('weightedMean: weights must be positive numbers')
    }
  }
}

function stratumFractions(
  rows: number,
  strata: readonly string[] | undefined,
  population: Readonly<Record<string, number>>,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (let i = 0; i < rows; i += 1) {
    const label = strata?.[i] ?? 'all'
    counts[label] = (counts[label] ?? 0) + 1
  }
  for (const [label, count] of Object.entries(counts)) {
    const size = population[label]
    if (size === undefined || !(size >= count)) {
      throw new RangeError(
        `weightedMean: stratum ${label} needs a population of at least its respondents`,
      )
    }
    counts[label] = count / size
  }
  return counts
}
