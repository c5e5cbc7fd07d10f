import type { ItemScale } from './item-score.ts'
import { itemScore } from './item-score.ts'

/** One core item of satisfaction; `item` names its weight in the recipe (overall, expectation, ideal). */
export interface SatisfactionColumn {
  readonly item: string
  readonly polarity: 1 | -1
  readonly raw: Float64Array
}

/** The scored columns of the core items, in the order of the recipe's weights. */
export interface ScoredItem {
  readonly item: string
  readonly weight: number
  readonly score: Float64Array
}

/**
 * Scores the core items a recipe names. An item the questionnaire did not carry is a column of missing values.
 *
 * @throws RangeError when no weight is given
 */
export function scoredItems(
  rows: number,
  columns: readonly SatisfactionColumn[],
  scale: ItemScale,
  weights: Readonly<Record<string, number>>,
): ScoredItem[] {
  const items = Object.entries(weights)
  if (items.length === 0) throw new RangeError('scoredItems: a recipe names at least one core item')
  return items.map(([item, weight]) => {
    const column = columns.find((candidate) => candidate.item === item)
    const score = new Float64Array(rows).fill(Number.NaN)
    if (column) {
      for (let i = 0; i < rows; i += 1) {
        score[i] = itemScore(column.raw[i] ?? Number.NaN, scale, column.polarity)
      }
    }
    return { item, weight, score }
  })
}

/**
 * Satisfaction (满意度) S_i: the weighted mean of the core items a respondent graded, weights renormalised.
 *
 * @param minimumItems graded items needed (two of three); fewer is missing
 * @returns one score 0..100 per respondent, `NaN` missing
 * @example with weights 0.4, 0.3, 0.3 and scores 80, 60, missing: (32 + 18) / 0.7 = 71.43
 * Source: methodology section 2; the three items of ACSI (Fornell 1996) with fixed weights.
 */
export function satisfactionScores(
  rows: number,
  items: readonly ScoredItem[],
  minimumItems: number,
): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    const graded = items.filter(({ score }) => !Number.isNaN(score[i] ?? Number.NaN))
    if (graded.length < minimumItems || graded.length === 0) return Number.NaN
    const weight = graded.reduce((sum, item) => sum + item.weight, 0)
    return graded.reduce((sum, item) => sum + item.weight * (item.score[i] ?? 0), 0) / weight
  })
}
