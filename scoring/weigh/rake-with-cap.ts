import { medianSorted } from 'simple-statistics'
import type { RakingRules } from '../recipe.ts'
import type { Margin } from './margin.ts'
import type { RakeRefusal } from './rake.ts'
import { rake } from './rake.ts'

export type CappedRaking =
  | {
      readonly converged: true
      readonly weights: Float64Array
      readonly iterations: number
      /** Rounds of capping and raking again; 0 when no weight stood out. */
      readonly trimRounds: number
      /** Respondents whose weight was capped in any round. */
      readonly trimmed: number
    }
  | { readonly converged: false; readonly reason: RakeRefusal }

/**
 * Rakes, then caps weights above `capRatio` times the median, rescales to the total and rakes again, at most `trimRounds` times:
 * no single respondent may speak for too many others.
 *
 * Source: methodology section 4, step 3.
 */
export function rakeWithCap(
  baseWeights: Float64Array,
  margins: readonly Margin[],
  rules: RakingRules,
): CappedRaking {
  let raked = rake(baseWeights, margins, rules)
  const touched = new Set<number>()
  let rounds = 0
  while (raked.converged && rounds < rules.trimRounds) {
    const capped = cap(raked.weights, rules.capRatio, touched)
    if (!capped) break
    rounds += 1
    raked = rake(capped, margins, rules)
  }
  if (!raked.converged) return raked
  return { ...raked, trimRounds: rounds, trimmed: touched.size }
}

function cap(weights: Float64Array, ratio: number, touched: Set<number>): Float64Array | undefined {
  // 1e-9: a weight that sits on the cap after rescaling is not above it.
  const limit = ratio * medianSorted(Array.from(weights).sort((a, b) => a - b))
  const over = weights.reduce((count, w) => count + Number(w > limit * (1 + 1e-9)), 0)
  if (over === 0) return undefined
  const total = weights.reduce((sum, w) => sum + w, 0)
  const cut = weights.map((w, i) => {
    if (w > limit * (1 + 1e-9)) touched.add(i)
    return Math.min(w, limit)
  })
  const left = cut.reduce((sum, w) => sum + w, 0)
  return cut.map((w) => (w * total) / left)
}
