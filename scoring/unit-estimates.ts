import type { LinearFigure, UnitDesign } from './aggregate/weighted-figure.ts'
import { linearFigure, meanEstimate, shareEstimate } from './aggregate/weighted-figure.ts'
import { workerIndex } from './aggregate/worker-index.ts'
import type { UnitAnswers } from './answers.ts'
import type { Estimate } from './estimate.ts'
import type { Recipe } from './recipe.ts'
import { samplingFraction } from './uncertainty/sampling-fraction.ts'
import type { UnitScores } from './unit-scores.ts'
import type { Weighted } from './weigh/weigh-respondents.ts'

/** All figures of a unit before the showing rule. Never leaves this room. */
export interface UnitEstimates {
  /** 知晓度 A, 0..100. */
  readonly awareness: Estimate
  /** 参与度 P, 0..100. */
  readonly participation: Estimate
  /** 满意度 S, 0..100. */
  readonly satisfaction: Estimate
  /** The worker index V, 0..100. */
  readonly index: Estimate
  /** Share who used at least one service, 0..1. */
  readonly reached: Estimate
  /** Share with a top answer to the overall item, 0..1. */
  readonly topTwo: Estimate
  /** Share claiming to know the made-up service, 0..1. */
  readonly foil: Estimate
}

const notAsked: Estimate = {
  value: null,
  se: null,
  lower: null,
  upper: null,
  n: 0,
  nEff: null,
  deff: null,
  df: 0,
  reason: 'not-asked',
}

/** Aggregates prepared scores over the weighted respondents. Source: methodology sections 2 and 5. */
export function unitEstimates(
  recipe: Recipe,
  unit: UnitAnswers,
  scores: UnitScores,
  weighted: Weighted,
): UnitEstimates {
  const design = designOf(recipe, unit, weighted)
  const figure = (column: Float64Array | null) => (column ? linearFigure(column, weighted) : null)
  const mean = (linear: LinearFigure | null) =>
    linear ? meanEstimate(linear, weighted, design) : notAsked
  const share = (column: Float64Array | null) =>
    column ? shareEstimate(linearFigure(column, weighted), weighted, design) : notAsked
  const awareness = figure(scores.awareness)
  const participation = figure(scores.participation)
  const satisfaction = figure(scores.satisfaction)
  const index =
    recipe.index && awareness && participation && satisfaction
      ? workerIndex(
          { awareness, participation, satisfaction },
          recipe.index.weights,
          recipe.index.goalpostsByKind[unit.kind] ?? recipe.index.goalposts,
        )
      : null
  const estimate = mean(index)
  return {
    awareness: mean(awareness),
    participation: mean(participation),
    satisfaction: mean(satisfaction),
    index: index && index.value === null ? { ...estimate, reason: 'part-missing' } : estimate,
    reached: share(scores.reached),
    topTwo: share(scores.topTwo),
    foil: share(scores.foil),
  }
}

function designOf(recipe: Recipe, unit: UnitAnswers, weighted: Weighted): UnitDesign {
  const { confidence } = recipe
  const responseRate = unit.invited !== null && unit.invited > 0 ? unit.rows / unit.invited : null
  const { smallFrame, smallFrameResponse } = recipe.showing
  const bar = unit.frameSize <= smallFrame ? smallFrameResponse : recipe.censusResponse
  const fraction = (n: number, size: number) =>
    samplingFraction(n, size, unit.sampling, responseRate, bar)
  if (!unit.strata) {
    return { confidence, fractions: { all: fraction(weighted.rows.length, unit.frameSize) } }
  }
  const strata = Array.from(weighted.rows, (row) => unit.strata?.[row] ?? '')
  const counts = new Map<string, number>()
  for (const label of strata) counts.set(label, (counts.get(label) ?? 0) + 1)
  const fractions = Object.fromEntries(
    [...counts].map(([label, n]) => [label, fraction(n, unit.stratumSizes?.[label] ?? 0)]),
  )
  return { confidence, strata, fractions }
}
