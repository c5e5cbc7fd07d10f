import type { Figure } from '../numbers.ts'
import type { Recipe } from '../recipe.ts'
import type { UnitScores } from '../unit-scores.ts'
import { cronbachAlpha } from './cronbach-alpha.ts'
import { omegaOfItems } from './omega.ts'

/** Alpha with Feldt's interval and omega of the core items; nulls where fewer than k respondents graded all of them. */
export interface UnitReliability {
  readonly alpha: Figure
  readonly lower: Figure
  readonly upper: Figure
  readonly omega: Figure
  /** Respondents who graded every core item. */
  readonly n: number
}

/** Reliability of the satisfaction items over the kept respondents, unweighted. Source: methodology sections 2 and 10. */
export function unitReliability(
  recipe: Recipe,
  scores: UnitScores,
  keep: Uint8Array,
): UnitReliability {
  const rows = Array.from(keep.keys())
    .filter((i) => keep[i] === 1)
    .map((i) => scores.items.map(({ score }) => score[i] ?? Number.NaN))
  const complete = rows.filter((row) => row.length > 0 && !row.some(Number.isNaN))
  const n = complete.length
  if (n < recipe.showing.leastShown)
    return { alpha: null, lower: null, upper: null, omega: null, n }
  const { alpha, lower, upper } = cronbachAlpha(complete, recipe.confidence)
  return { alpha, lower, upper, omega: omegaOfItems(complete).omega, n }
}
