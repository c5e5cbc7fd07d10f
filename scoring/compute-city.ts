import type { CityFrame, UnitAnswers } from './answers.ts'
import type { UnitFigures, UnitResult } from './compute-unit.ts'
import { computeUnit } from './compute-unit.ts'
import { showing, shown } from './disclose/showing.ts'
import type { Estimate, ShownIndex } from './estimate.ts'
import { poolAnswers } from './pool-answers.ts'
import type { Recipe } from './recipe.ts'
import { tInterval } from './uncertainty/t-interval.ts'
import type { WeightingReport } from './weigh/weigh-respondents.ts'

export interface CityResult {
  readonly recipe: { readonly id: string; readonly version: number }
  readonly combine: 'by-unit-size' | 'raked-pool'
  readonly figures: Readonly<Record<CityFigure, ShownIndex>>
  /** Units inside each figure, by size: those whose own figure may be shown. */
  readonly units: Readonly<Record<CityFigure, readonly string[]>>
  /** How the pool was raked; null when units are combined by size. */
  readonly weighting: WeightingReport | null
}

export type CityFigure = 'awareness' | 'participation' | 'satisfaction' | 'index'

/**
 * The city's figures. Officially units count by the workers on their register, not by how many answered (`by-unit-size`); a recipe
 * for one population asked in several places pools all respondents and rakes them once (`raked-pool`).
 *
 * A unit too small to be shown stays out of a figure by size: city minus the others would give it away.
 *
 * @param city needed for a pool
 * @throws RangeError when a pool has no frame
 * Source: methodology section 4, step 5.
 */
export function computeCity(
  recipe: Recipe,
  units: readonly UnitAnswers[],
  city?: CityFrame,
): CityResult {
  const named = { id: recipe.id, version: recipe.version }
  if (recipe.city.combine === 'by-unit-size') {
    const results = units.map((unit) => computeUnit(recipe, unit))
    return {
      recipe: named,
      combine: 'by-unit-size',
      ...combineBySize(recipe, results),
      weighting: null,
    }
  }
  if (!city) throw new RangeError('computeCity: a raked pool needs the frame of the whole city')
  const pooled = computeUnit({ ...recipe, raking: recipe.city.raking }, poolAnswers(units, city))
  const everyone = units.map((unit) => unit.unit)
  return {
    recipe: named,
    combine: 'raked-pool',
    figures: perFigure((name) => pooled.figures[name]),
    units: perFigure(() => everyone),
    weighting: pooled.weighting,
  }
}

/** The city's figures from results already computed, by size. */
export function combineBySize(
  recipe: Recipe,
  results: readonly UnitResult[],
): Pick<CityResult, 'figures' | 'units'> {
  const inside = perFigure((name) =>
    results.filter(
      (result) =>
        result.frameSize > 0 &&
        result.figures[name].value !== null &&
        result.figures[name].se !== null,
    ),
  )
  return {
    figures: perFigure((name) => cityFigure(recipe, name, inside[name])),
    units: perFigure((name) => inside[name].map((result) => result.unit)),
  }
}

function perFigure<T>(value: (name: CityFigure) => T): Record<CityFigure, T> {
  return {
    awareness: value('awareness'),
    participation: value('participation'),
    satisfaction: value('satisfaction'),
    index: value('index'),
  }
}

function cityFigure(
  recipe: Recipe,
  name: keyof UnitFigures,
  results: readonly UnitResult[],
): ShownIndex {
  const total = results.reduce((sum, result) => sum + result.frameSize, 0)
  const parts = results.map((result) => ({
    share: result.frameSize / total,
    figure: result.figures[name],
  }))
  const estimate = combineParts(parts, recipe.confidence)
  const invited = results.reduce((sum, result) => sum + (result.invited ?? 0), 0)
  const answered = results.reduce((sum, result) => sum + result.answered, 0)
  const verdict = showing(
    {
      n: estimate.n,
      nEff: estimate.nEff,
      deff: estimate.deff,
      frameSize: total,
      responseRate: invited > 0 ? answered / invited : null,
      sampling: 'lot',
      excludedShare: answered > 0 ? results.reduce((sum, r) => sum + r.excluded, 0) / answered : 0,
      inquiryClosed: false,
    },
    recipe.showing,
  )
  return shown(estimate, verdict, recipe.showing.leastShown)
}

function combineParts(
  parts: readonly { readonly share: number; readonly figure: ShownIndex }[],
  confidence: number,
): Estimate {
  const n = parts.reduce((sum, { figure }) => sum + figure.n, 0)
  if (parts.length === 0) {
    const none = { value: null, se: null, lower: null, upper: null, nEff: null, deff: null }
    return { ...none, n, df: 0, reason: 'nobody-answered' }
  }
  const add = (of: (figure: ShownIndex) => number, power: number) =>
    parts.reduce((sum, { share, figure }) => sum + share ** power * of(figure), 0)
  const value = add((figure) => figure.value ?? 0, 1)
  const variance = add((figure) => (figure.se ?? 0) ** 2, 2)
  const se = Math.sqrt(variance)
  // Welch-Satterthwaite: units with few answers bring few degrees of freedom.
  const below = add((figure) => (figure.df > 0 ? (figure.se ?? 0) ** 4 / figure.df : 0), 4)
  const df =
    below > 0 ? variance ** 2 / below : parts.reduce((sum, { figure }) => sum + figure.df, 0)
  const nEff = 1 / add((figure) => 1 / (figure.nEff ?? 1), 2)
  const { lower, upper } = tInterval(value, se, df, confidence)
  const cut = (bound: number | null) => (bound === null ? null : Math.min(100, Math.max(0, bound)))
  return { value, se, lower: cut(lower), upper: cut(upper), n, nEff, deff: n / nEff, df }
}
