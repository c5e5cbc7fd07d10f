import { boundsOf } from './aggregate/weighted-figure.ts'
import type { UnitAnswers } from './answers.ts'
import type { ShowingFacts } from './disclose/showing.ts'
import { showing, shown } from './disclose/showing.ts'
import type { Estimate, Showing, ShownIndex } from './estimate.ts'
import type { Figure } from './numbers.ts'
import type { Recipe } from './recipe.ts'
import type { UnitReliability } from './reliability/unit-reliability.ts'
import { unitReliability } from './reliability/unit-reliability.ts'
import { excludedResponses } from './screen/excluded-responses.ts'
import type { FlagName } from './screen/response-flags.ts'
import { responseFlags } from './screen/response-flags.ts'
import type { UnitEstimates } from './unit-estimates.ts'
import { unitEstimates } from './unit-estimates.ts'
import { unitScores } from './unit-scores.ts'
import type { WeightingReport } from './weigh/weigh-respondents.ts'
import { weighRespondents } from './weigh/weigh-respondents.ts'

/** The figures of a unit under one set of rules, each with interval, n and verdict. */
export type UnitFigures = { readonly [Name in keyof UnitEstimates]: ShownIndex }

export interface UnitResult {
  readonly unit: string
  readonly recipe: { readonly id: string; readonly version: number }
  readonly frameSize: number
  readonly invited: Figure
  /** Responses before any exclusion. */
  readonly answered: number
  readonly responseRate: Figure
  readonly excluded: number
  readonly excludedShare: number
  readonly flagged: Readonly<Record<FlagName, number>>
  /** Presses of 有人让我这样填; they change no figure. */
  readonly coached: number
  /** Weighted figures, flagged responses excluded: the official ones. */
  readonly figures: UnitFigures
  /** Every kept respondent counts the same; holds also those who gave no attribute. */
  readonly unweighted: UnitFigures
  /** Nobody excluded. Hidden where it would differ by fewer than k respondents. */
  readonly withoutExclusion: UnitFigures
  /** Whether exclusion moves V or S by more than the rule's points (3). */
  readonly exclusionMoves: boolean
  /** One-sided 95 % bounds of satisfaction (the two-sided 90 % interval), not cut; null when hidden. */
  readonly satisfactionBounds: { readonly lower: number; readonly upper: number } | null
  readonly reliability: UnitReliability
  readonly weighting: WeightingReport
  readonly showing: Showing
}

/**
 * From a unit's answers to its figures by a recipe: screen, prepare, weigh, aggregate, and put the verdict of the showing rule on
 * every figure. A pure function: the same answers and recipe always give the same result, in any order of respondents.
 *
 * @throws RangeError when a column does not have `rows` entries
 * Source: methodology sections 2 to 5.
 */
export function computeUnit(recipe: Recipe, unit: UnitAnswers): UnitResult {
  const scores = unitScores(recipe, unit)
  const flags = recipe.screen
    ? responseFlags(unit.rows, unit.signs, recipe.screen)
    : new Uint8Array(unit.rows)
  const exclusion = excludedResponses(flags)
  const everyone = new Uint8Array(unit.rows).fill(1)
  const responseRate = unit.invited !== null && unit.invited > 0 ? unit.rows / unit.invited : null
  const excludedShare = unit.rows > 0 ? exclusion.excluded / unit.rows : 0

  const weighted = weighRespondents(unit, exclusion.keep, recipe.raking)
  const estimates = unitEstimates(recipe, unit, scores, weighted)
  const plain = unitEstimates(recipe, unit, scores, weighRespondents(unit, exclusion.keep, null))
  const all =
    exclusion.excluded === 0
      ? estimates
      : unitEstimates(recipe, unit, scores, weighRespondents(unit, everyone, recipe.raking))

  const verdict = showing(
    factsOf(recipe, unit, estimates, {
      n: weighted.rows.length,
      responseRate,
      excludedShare,
      ...weighted.report,
    }),
    recipe.showing,
  )
  const k = recipe.showing.leastShown
  const figures = showAll(estimates, verdict, k)
  const tooClose = exclusion.excluded > 0 && exclusion.excluded < k
  return {
    unit: unit.unit,
    recipe: { id: recipe.id, version: recipe.version },
    frameSize: unit.frameSize,
    invited: unit.invited,
    answered: unit.rows,
    responseRate,
    excluded: exclusion.excluded,
    excludedShare,
    flagged: exclusion.flagged,
    coached: unit.coached ? unit.coached.reduce((sum, x) => sum + x, 0) : 0,
    figures,
    unweighted: showAll(plain, verdict, k),
    withoutExclusion: tooClose ? hideAll(all) : showAll(all, verdict, k),
    exclusionMoves: movesBy(estimates, all, recipe.showing.exclusionMatters),
    satisfactionBounds: satisfactionBounds(figures, estimates, recipe),
    reliability: unitReliability(recipe, scores, exclusion.keep),
    weighting: weighted.report,
    showing: verdict,
  }
}

function factsOf(
  recipe: Recipe,
  unit: UnitAnswers,
  estimates: UnitEstimates,
  facts: Pick<ShowingFacts, 'n' | 'nEff' | 'deff' | 'responseRate' | 'excludedShare'>,
): ShowingFacts {
  const { n, nEff, deff, responseRate, excludedShare } = facts
  const { frameSize, sampling, inquiryClosed = false } = unit
  const facts_ = { n, nEff, deff, responseRate, excludedShare, frameSize, sampling, inquiryClosed }
  if (!recipe.satisfaction) return facts_
  const { lower, upper } = boundsOf(estimates.satisfaction, recipe.confidence)
  const satisfactionHalfWidth = lower === null || upper === null ? null : (upper - lower) / 2
  return { ...facts_, satisfactionHalfWidth }
}

function mapFigures(
  estimates: UnitEstimates,
  change: (estimate: Estimate) => ShownIndex,
): UnitFigures {
  return {
    awareness: change(estimates.awareness),
    participation: change(estimates.participation),
    satisfaction: change(estimates.satisfaction),
    index: change(estimates.index),
    reached: change(estimates.reached),
    topTwo: change(estimates.topTwo),
    foil: change(estimates.foil),
  }
}

function showAll(estimates: UnitEstimates, verdict: Showing, k: number): UnitFigures {
  const figures = mapFigures(estimates, (estimate) => shown(estimate, verdict, k))
  // V with two of its parts gives the third away: it is hidden with any hidden part.
  const parts = [figures.awareness, figures.participation, figures.satisfaction]
  const hidden = parts.find(
    (part) => part.showing.level === 'hidden' && part.reason !== 'not-asked',
  )
  return hidden
    ? { ...figures, index: shown({ ...estimates.index, n: hidden.n }, verdict, k) }
    : figures
}

function hideAll(estimates: UnitEstimates): UnitFigures {
  const hidden: Showing = { level: 'hidden', reasons: [] }
  return mapFigures(estimates, (estimate) => ({
    ...shown(estimate, hidden, 0),
    reason: 'too-close-to-another',
  }))
}

function movesBy(a: UnitEstimates, b: UnitEstimates, points: number): boolean {
  const gap = (x: Estimate, y: Estimate) =>
    x.value === null || y.value === null ? 0 : Math.abs(x.value - y.value)
  return gap(a.index, b.index) > points || gap(a.satisfaction, b.satisfaction) > points
}

function satisfactionBounds(figures: UnitFigures, estimates: UnitEstimates, recipe: Recipe) {
  if (figures.satisfaction.value === null) return null
  // One side at the recipe's confidence: 95 % one-sided is 90 % two-sided.
  const { lower, upper } = boundsOf(estimates.satisfaction, 2 * recipe.confidence - 1)
  return lower === null || upper === null ? null : { lower, upper }
}
