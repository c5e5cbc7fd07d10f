import { weightedMean } from '../aggregate/weighted-mean.ts'
import type { Figure, Numbers } from '../numbers.ts'
import { linearisedVariance } from '../uncertainty/linearised-variance.ts'
import { gregResiduals } from './greg-residuals.ts'
import type { Margin } from './margin.ts'
import { codeMargin } from './margin.ts'
import type { RakeOptions } from './rake.ts'
import { rake } from './rake.ts'

/** A mean after raking, or nothing at all when the margins cannot be met. */
export type RakedMean =
  | {
      readonly converged: true
      readonly weights: Float64Array
      readonly mean: Figure
      readonly se: Figure
    }
  | { readonly converged: false }

/**
 * Rakes and estimates one mean with its GREG-linearised error: e = residual of y on the margins (base weights), z = w e / sum w,
 * var = n/(n-1) sum (z - mean z)^2.
 *
 * @param y answers, `NaN` missing
 * Source: R survey `calibrate(calfun = "raking")`; methodology section 5.
 */
export function rakedMean(
  y: Numbers,
  baseWeights: Numbers,
  margins: readonly Margin[],
  options: RakeOptions,
): RakedMean {
  const raked = rake(baseWeights, margins, options)
  if (!raked.converged) return { converged: false }
  const { weights } = raked
  const { mean } = weightedMean(y, weights)
  if (mean === null) return { converged: true, weights, mean: null, se: null }
  const residuals = gregResiduals(y, baseWeights, margins.map(codeMargin))
  const total = weights.reduce((sum, w, i) => (Number.isNaN(y[i] ?? Number.NaN) ? sum : sum + w), 0)
  const z = weights.map((w, i) => (w * (residuals[i] ?? 0)) / total)
  return { converged: true, weights, mean, se: Math.sqrt(linearisedVariance(z)) }
}
