import { Failure } from '../../basics/failure.ts'
import { cityStyle, inputHashOf } from '../../evaluation/index.ts'
import type { Services } from '../../runtime/compose.ts'
import {
  combineBySize,
  computeUnit,
  type Recipe,
  recipes,
  type UnitResult,
} from '../../scoring/index.ts'
import type { Round, Style } from '../../surveys/index.ts'
import type { Processor } from '../job.ts'
import { unitAnswers } from '../unit-answers.ts'

/**
 * Idempotent because a result is kept under the hash of its input: the same answers, frame and recipe are recorded
 * once. Only sealed ballots are tabulated, so running between two seals changes nothing.
 */
export const computeRound: Processor<'compute-round'> = async (
  { round: id },
  services,
  context,
) => {
  const round = await services.surveys.round.read(id)
  const recipe = recipes[round.recipe]
  if (recipe === undefined) throw new Failure('invalid', '没有这个计分口径。')
  const styles = round.styles.filter(
    ({ unit, electorate }) => unit !== undefined && electorate === 'workers',
  )
  const results: UnitResult[] = []
  let recorded = 0
  for (const [place, style] of styles.entries()) {
    if (context.signal.aborted) throw new Error('the worker is stopping')
    await context.progress(place, styles.length, style.title)
    const done = await computeStyle(round, style, recipe, services)
    results.push(done.result)
    if (done.outcome === 'recorded') recorded += 1
  }
  if (results.length > 1) recorded += await recordCity(round, recipe, results, services)
  await services.surveys.round.computed({ round: id })
  await context.progress(styles.length, styles.length, round.title)
  return recorded > 0 ? `recorded ${recorded}` : 'unchanged'
}

const batchOf = (watermark: string): { batch: number } | Record<string, never> => {
  const found = /batch-(\d+)/.exec(watermark)?.[1]
  return found === undefined ? {} : { batch: Number(found) }
}

async function computeStyle(round: Round, style: Style, recipe: Recipe, services: Services) {
  const { organisation, surveys, evaluation } = services
  const unit = await organisation.unit.require(style.unit ?? '')
  const table = await surveys.tabulation.tabulate({ round: round.id, style: style.style })
  const answers = unitAnswers(round, style, unit, table)
  const result = computeUnit(recipe, answers)
  const outcome = await evaluation.index.record({
    ...namesOf(round, recipe),
    ...batchOf(table.watermark),
    style: style.style,
    unit: unit.id,
    inputHash: inputHashOf([recipe, answers, table.watermark]),
    provenance: table.provenance,
    result,
  })
  return { result, outcome }
}

const namesOf = (round: Round, recipe: Recipe) => ({
  round: round.id,
  mode: round.mode,
  recipe: recipe.id,
  recipeVersion: recipe.version,
  demo: round.demo,
})

async function recordCity(
  round: Round,
  recipe: Recipe,
  results: readonly UnitResult[],
  { evaluation }: Services,
): Promise<number> {
  const outcome = await evaluation.index.record({
    ...namesOf(round, recipe),
    style: cityStyle,
    inputHash: inputHashOf([recipe, results]),
    provenance: {},
    result: {
      recipe: { id: recipe.id, version: recipe.version },
      combine: 'by-unit-size',
      ...combineBySize(recipe, results),
      weighting: null,
    },
  })
  return outcome === 'recorded' ? 1 : 0
}
