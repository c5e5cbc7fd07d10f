import type { UnitAnswers } from './answers.ts'
import { awarenessScores } from './prepare/awareness-scores.ts'
import { itemScore } from './prepare/item-score.ts'
import { participationScores } from './prepare/participation-scores.ts'
import type { ScoredItem } from './prepare/satisfaction-scores.ts'
import { satisfactionScores, scoredItems } from './prepare/satisfaction-scores.ts'
import type { Recipe } from './recipe.ts'

/** One score per response and index, `NaN` missing; null where the questionnaire or the recipe has none. */
export interface UnitScores {
  readonly awareness: Float64Array | null
  readonly participation: Float64Array | null
  readonly satisfaction: Float64Array | null
  /** 1 for a respondent who used at least one service. */
  readonly reached: Float64Array | null
  /** 1 for a respondent with one of the top answers to the overall item. */
  readonly topTwo: Float64Array | null
  /** 1 for a respondent who claims to know the made-up service. */
  readonly foil: Float64Array | null
  readonly items: readonly ScoredItem[]
}

/**
 * Prepares all scores of a unit's responses.
 *
 * @throws RangeError when a column does not have one entry per response
 * Source: methodology section 2.
 */
export function unitScores(recipe: Recipe, unit: UnitAnswers): UnitScores {
  guard(unit)
  const { rows } = unit
  const { awareness, participation, satisfaction } = recipe
  const used =
    participation && unit.participation.length > 0
      ? participationScores(
          rows,
          unit.participation,
          participation.usedCodes,
          participation.fullMarks,
        )
      : null
  const items =
    satisfaction && unit.satisfaction.length > 0
      ? scoredItems(rows, unit.satisfaction, satisfaction.scale, satisfaction.weights)
      : []
  const hasServices = unit.awareness.some((column) => !column.foil)
  return {
    awareness:
      awareness && hasServices
        ? awarenessScores(rows, unit.awareness, awareness.scale, awareness.minimumShare)
        : null,
    participation: used?.score ?? null,
    satisfaction:
      satisfaction && items.length > 0
        ? satisfactionScores(rows, items, satisfaction.minimumItems)
        : null,
    reached: used ? used.used.map((x) => (Number.isNaN(x) ? x : Number(x >= 1))) : null,
    topTwo: topTwoOf(recipe, items),
    foil: foilClaims(recipe, unit),
    items,
  }
}

function topTwoOf(recipe: Recipe, items: readonly ScoredItem[]): Float64Array | null {
  const top = recipe.satisfaction?.topTwo
  const item = top ? items.find((candidate) => candidate.item === top.item) : undefined
  if (!top || !item) return null
  return item.score.map((x) => (Number.isNaN(x) ? x : Number(x >= top.from)))
}

function foilClaims(recipe: Recipe, unit: UnitAnswers): Float64Array | null {
  const foil = unit.awareness.find((column) => column.foil)
  const scale = recipe.awareness?.scale
  if (!foil || !scale) return null
  return foil.raw.map((raw) => {
    const score = itemScore(raw, scale)
    return Number.isNaN(score) ? score : Number(score >= 50)
  })
}

function guard(unit: UnitAnswers): void {
  const columns = [
    ...[...unit.awareness, ...unit.participation, ...unit.satisfaction].map((column) => column.raw),
    ...Object.values(unit.attributes),
    ...(unit.signs.grids ?? []).flatMap((grid) => grid.items),
  ]
  const given = [
    unit.signs.fast,
    unit.signs.failedAttention,
    unit.signs.duplicate,
    unit.signs.shownItems,
    unit.signs.answeredItems,
    unit.coached,
    unit.baseWeights,
    unit.strata,
  ].filter((column) => column !== undefined)
  if ([...columns, ...given].some((column) => column.length !== unit.rows)) {
    throw new RangeError('unitScores: every column needs one entry per response')
  }
}
