import type { Figure, Numbers } from '../numbers.ts'

export type CombineMethod = 'arithmetic' | 'geometric' | 'harmonic'

/**
 * Combines scores by weights: arithmetic (official: workers can follow it and it survives zeros), geometric or harmonic (annex: a
 * weak side cannot be bought out).
 *
 * @param values scores, `NaN` missing: dropped with its weight, the rest renormalised
 * @param weights zero or positive, any scale
 * @returns null when nothing is left, or a geometric or harmonic mean meets a value that is not positive
 * @example combine('geometric', [80, 60, 90], [0.5, 0.3, 0.2]) // 75.134408283545
 * Source: COINr `a_amean`, `a_gmean`, `a_hmean`; methodology section 7.
 */
export function combine(method: CombineMethod, values: Numbers, weights: Numbers): Figure {
  if (values.length !== weights.length)
    throw new RangeError('combine: every value needs one weight')
  const pairs = Array.from(values, (value, i) => ({ value, weight: weights[i] ?? Number.NaN }))
  if (pairs.some(({ weight }) => !(weight >= 0))) {
    throw new RangeError('combine: weights must be zero or positive numbers')
  }
  const present = pairs.filter(({ value, weight }) => !Number.isNaN(value) && weight > 0)
  const total = present.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null
  const average = (change: (x: number) => number): number =>
    present.reduce((sum, { value, weight }) => sum + weight * change(value), 0) / total
  if (method === 'arithmetic') return average((x) => x)
  if (present.some(({ value }) => value <= 0)) return null
  return method === 'geometric' ? Math.exp(average(Math.log)) : 1 / average((x) => 1 / x)
}
