import type { Figure, Numbers } from '../numbers.ts'

/**
 * What unequal weights cost: Kish's design effect n sum(w^2) / (sum w)^2 and the effective number of respondents n / deff.
 *
 * @param weights zero or positive, any scale; zero weights count in n
 * @returns both null for no weights or all zero
 * @throws RangeError for a negative or undefined weight
 * @example kish([1, 2, 3, 4]) // { deff: 1.2, nEff: 3.3333333333333335 }
 * Source: Kish 1965; 1992 J. Official Statistics 8:183.
 */
export function kish(weights: Numbers): { deff: Figure; nEff: Figure } {
  let sum = 0
  let squares = 0
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? Number.NaN
    if (!(weight >= 0)) throw new RangeError('kish: weights must be zero or positive numbers')
    sum += weight
    squares += weight * weight
  }
  if (!(sum > 0)) return { deff: null, nEff: null }
  return { deff: (weights.length * squares) / (sum * sum), nEff: (sum * sum) / squares }
}
