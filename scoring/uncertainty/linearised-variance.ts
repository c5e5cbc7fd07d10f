import type { Numbers } from '../numbers.ts'

/** The design a variance is taken over. Without strata the whole sample is one stratum. */
export interface Design {
  readonly strata?: readonly string[]
  /** Sampling fraction n_h / N_h per stratum, 0 where the finite population does not count. `all` for an unstratified design. */
  readonly fractions?: Readonly<Record<string, number>>
}

/**
 * Variance of a weighted figure from its linearised values (Taylor): V = sum over strata of
 * (1 - f_h) n_h / (n_h - 1) sum (z_hi - mean z_h)^2.
 *
 * A stratum with one respondent contributes (1 - f_h) z^2 (R survey's `adjust`: the distance from the grand mean, which is 0).
 *
 * @param z one linearised value per respondent; 0 for a respondent who did not answer the item
 * @returns the variance, 0 for nobody
 * Source: Lumley, Complex Surveys (2010); R survey `svymean` with `survey.lonely.psu = "adjust"`.
 */
export function linearisedVariance(z: Numbers, design: Design = {}): number {
  const groups = new Map<string, number[]>()
  for (let i = 0; i < z.length; i += 1) {
    const label = design.strata?.[i] ?? 'all'
    const group = groups.get(label)
    if (group) group.push(z[i] ?? 0)
    else groups.set(label, [z[i] ?? 0])
  }
  let variance = 0
  for (const [label, values] of groups) {
    const open = 1 - (design.fractions?.[label] ?? 0)
    variance += open * spreadOf(values)
  }
  return variance
}

function spreadOf(values: readonly number[]): number {
  const n = values.length
  if (n === 1) return (values[0] ?? 0) ** 2
  const centre = values.reduce((sum, x) => sum + x, 0) / n
  return (n / (n - 1)) * values.reduce((sum, x) => sum + (x - centre) ** 2, 0)
}
