import type { Figure, Numbers } from '../numbers.ts'

export interface Shrunken {
  readonly tau2: Figure
  readonly grandMean: Figure
  readonly shrunken: readonly number[] | null
  readonly reliability: readonly number[] | null
}

/**
 * Empirical Bayes shrinkage: draws the noisy figures of small units towards the mean of their peers. For early warning
 * and resources, never for a grade: a unit is graded on its own workers.
 *
 * tau2 by Paule & Mandel, the spread between units beyond their errors.
 *
 * @param standardErrors positive
 * @returns all null with fewer than three units
 * @throws RangeError for lists of different length or an error that is not positive
 * Source: Efron & Morris 1975; Fay & Herriot 1979; Paule & Mandel 1982; R metafor `rma(method = "PM")`.
 */
export function empiricalBayes(estimates: Numbers, standardErrors: Numbers): Shrunken {
  const y = Array.from(estimates)
  const se = Array.from(standardErrors)
  if (y.length !== se.length || y.some((x) => !Number.isFinite(x)) || se.some((s) => !(s > 0))) {
    throw new RangeError('empiricalBayes: every finite estimate needs a positive standard error')
  }
  if (y.length < 3) return { tau2: null, grandMean: null, shrunken: null, reliability: null }
  const tau2 = pauleMandel(y, se)
  const mu = pooled(y, se, tau2).mean
  const reliability = se.map((s) => tau2 / (tau2 + s * s))
  return {
    tau2,
    grandMean: mu,
    shrunken: y.map((x, i) => (reliability[i] ?? 0) * x + (1 - (reliability[i] ?? 0)) * mu),
    reliability,
  }
}

function pooled(y: readonly number[], se: readonly number[], tau2: number) {
  const weights = se.map((s) => 1 / (tau2 + s * s))
  const total = weights.reduce((sum, w) => sum + w, 0)
  const mean = y.reduce((sum, x, i) => sum + (weights[i] ?? 0) * x, 0) / total
  const q = y.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (x - mean) ** 2, 0)
  return { mean, q }
}

/** The tau2 at which the units' spread is what their errors and tau2 explain; found by halving, since q falls in tau2. */
function pauleMandel(y: readonly number[], se: readonly number[]): number {
  const target = y.length - 1
  if (pooled(y, se, 0).q <= target) return 0
  let low = 0
  let high = 1
  while (pooled(y, se, high).q > target) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2
    if (pooled(y, se, middle).q > target) low = middle
    else high = middle
  }
  return (low + high) / 2
}
