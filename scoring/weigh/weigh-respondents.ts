import type { Frame, UnitAnswers } from '../answers.ts'
import type { Figure } from '../numbers.ts'
import type { RakingRules } from '../recipe.ts'
import { kish } from './kish.ts'
import type { CodedMargin, Margin } from './margin.ts'
import { codeMargin } from './margin.ts'
import { mergeSmallCategories } from './merge-small-categories.ts'
import { rakeWithCap } from './rake-with-cap.ts'

/** What the weighting did, for the methodology note. */
export interface WeightingReport {
  readonly method: 'none' | 'poststratification' | 'raking'
  readonly variables: readonly string[]
  readonly dropped: readonly DroppedVariable[]
  readonly merged: readonly {
    readonly variable: string
    readonly codes: readonly [string, string]
  }[]
  /** Respondents who left the weighted figures for want of an attribute. */
  readonly withoutAttribute: number
  readonly iterations: number
  readonly trimRounds: number
  readonly trimmed: number
  readonly minWeight: Figure
  readonly maxWeight: Figure
  readonly deff: Figure
  readonly nEff: Figure
}

export interface DroppedVariable {
  readonly variable: string
  readonly reason:
    | 'too-many-without'
    | 'one-category'
    | 'too-few-respondents'
    | 'margins-cannot-be-met'
  /** Share of respondents without the attribute. */
  readonly without: number
}

/** The respondents of the weighted figures (`rows` points into the answers) and their weights. */
export interface Weighted {
  readonly rows: Int32Array
  readonly weights: Float64Array
  readonly baseWeights: Float64Array
  readonly margins: readonly CodedMargin[]
  readonly report: WeightingReport
}

interface Attempt {
  readonly rows: Int32Array
  readonly margins: readonly Margin[]
  readonly merged: WeightingReport['merged']
}

/**
 * Weights a unit's respondents so that they match its frame on the attributes the frame and the answers share.
 *
 * The rules, in order: an attribute that more than `withoutAttribute` of the respondents lack is dropped; who lacks one of the
 * others leaves the weighted figure; small categories are merged; raking with cap. When the margins cannot be met the last
 * attribute in the published order goes and everything is done again. Half-raked weights never come out.
 *
 * @param keep 1 for respondents that were not excluded
 * @param rules null = base weights
 * Source: methodology section 4.
 */
export function weighRespondents(
  unit: UnitAnswers,
  keep: Uint8Array,
  rules: RakingRules | null,
): Weighted {
  const kept = Int32Array.from(Array.from(keep.keys()).filter((i) => keep[i] === 1))
  const dropped: DroppedVariable[] = []
  if (!rules) return unraked(unit, kept, dropped)
  let variables = usableVariables(unit, kept, rules, dropped)
  while (variables.length > 0) {
    const attempt = prepareMargins(unit, kept, variables, rules, dropped)
    if (attempt.margins.length < variables.length) {
      variables = attempt.margins.map((margin) => margin.variable)
      continue
    }
    const baseWeights = baseOf(unit, attempt.rows)
    const raked = rakeWithCap(baseWeights, attempt.margins, rules)
    if (raked.converged) {
      const { weights, iterations, trimRounds, trimmed } = raked
      const report = {
        method: variables.length === 1 ? ('poststratification' as const) : ('raking' as const),
        variables,
        dropped,
        merged: attempt.merged,
        withoutAttribute: kept.length - attempt.rows.length,
        iterations,
        trimRounds,
        trimmed,
        ...spreadOf(weights),
      }
      return {
        rows: attempt.rows,
        weights,
        baseWeights,
        margins: attempt.margins.map(codeMargin),
        report,
      }
    }
    const last = variables[variables.length - 1] ?? ''
    dropped.push({
      variable: last,
      reason: 'margins-cannot-be-met',
      without: shareWithout(unit, kept, last),
    })
    variables = variables.slice(0, -1)
  }
  return unraked(unit, kept, dropped)
}

function unraked(
  unit: UnitAnswers,
  rows: Int32Array,
  dropped: readonly DroppedVariable[],
): Weighted {
  const weights = baseOf(unit, rows)
  const nothing = { withoutAttribute: 0, iterations: 0, trimRounds: 0, trimmed: 0 }
  const report = {
    method: 'none' as const,
    variables: [],
    dropped,
    merged: [],
    ...nothing,
    ...spreadOf(weights),
  }
  return { rows, weights, baseWeights: weights, margins: [], report }
}

function baseOf(unit: UnitAnswers, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => unit.baseWeights?.[row] ?? 1)
}

function spreadOf(weights: Float64Array) {
  const none = weights.length === 0
  const minWeight = none
    ? null
    : weights.reduce((least, w) => Math.min(least, w), Number.POSITIVE_INFINITY)
  const maxWeight = none ? null : weights.reduce((most, w) => Math.max(most, w), 0)
  return { minWeight, maxWeight, ...kish(weights) }
}

/** Workers per category of one attribute. */
function frameCounts(frame: Frame, variable: string): Readonly<Record<string, number>> {
  if (frame.kind === 'none') return {}
  if (frame.kind === 'margins') return frame.margins[variable] ?? {}
  const counts: Record<string, number> = {}
  for (const { cell, count } of frame.cells) {
    const code = cell[variable]
    if (code !== undefined) counts[code] = (counts[code] ?? 0) + count
  }
  return counts
}

function shareWithout(unit: UnitAnswers, kept: Int32Array, variable: string): number {
  const counts = frameCounts(unit.frame, variable)
  const column = unit.attributes[variable]
  const without = kept.reduce(
    (sum, row) => sum + Number(!((counts[column?.[row] ?? ''] ?? 0) > 0)),
    0,
  )
  return kept.length > 0 ? without / kept.length : 0
}

function usableVariables(
  unit: UnitAnswers,
  kept: Int32Array,
  rules: RakingRules,
  dropped: DroppedVariable[],
): readonly string[] {
  return rules.order.filter((variable) => {
    const categories = Object.values(frameCounts(unit.frame, variable)).filter((count) => count > 0)
    if (!(variable in unit.attributes) || categories.length === 0) return false
    const without = shareWithout(unit, kept, variable)
    const reason = categories.length < 2 ? 'one-category' : 'too-many-without'
    if (reason === 'too-many-without' && without <= rules.withoutAttribute) return true
    dropped.push({ variable, reason, without })
    return false
  })
}

function prepareMargins(
  unit: UnitAnswers,
  kept: Int32Array,
  variables: readonly string[],
  rules: RakingRules,
  dropped: DroppedVariable[],
): Attempt {
  const counts = new Map(variables.map((variable) => [variable, frameCounts(unit.frame, variable)]))
  const codeOf = (variable: string, row: number) => unit.attributes[variable]?.[row] ?? ''
  const rows = kept.filter((row) =>
    variables.every((variable) => (counts.get(variable)?.[codeOf(variable, row)] ?? 0) > 0),
  )
  const margins: Margin[] = []
  const merged: { variable: string; codes: readonly [string, string] }[] = []
  for (const variable of variables) {
    const categories = Array.from(rows, (row) => codeOf(variable, row))
    const margin = { variable, categories, targets: counts.get(variable) ?? {} }
    const result = mergeSmallCategories(
      margin,
      rules.merges[variable] ?? [],
      rules.fewestInCategory,
    )
    if (result) {
      margins.push(result.margin)
      for (const codes of result.merged) merged.push({ variable, codes })
    } else {
      dropped.push({
        variable,
        reason: 'too-few-respondents',
        without: shareWithout(unit, kept, variable),
      })
    }
  }
  return { rows, margins, merged }
}
