import type { ShownIndex } from '../../scoring/index.ts'
import type { Figure } from '../contract/figure.ts'

/** A computed figure as it leaves the server. */
export const figureOf = (figure: ShownIndex): Figure => ({
  value: figure.value,
  lower: figure.lower,
  upper: figure.upper,
  se: figure.se,
  n: figure.n,
  nEff: figure.nEff,
  deff: figure.deff,
  level: figure.showing.level,
  reasons: figure.showing.reasons.map(({ code, actual, limit }) => ({ code, actual, limit })),
})
