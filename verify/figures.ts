import type { Members } from './contract.ts'
import type { Form } from './form.ts'
import { type Item, itemsOf } from './items.ts'
import type { Recipe, Scale } from './recipe.ts'

/** The value of one row, 0 to 100; undefined where it has none. */
type Value = (answers: Members) => number | undefined

/** What is published of a style: means over its rows, null without a value. */
export interface Figures {
  readonly n: number
  readonly awareness: number | null
  readonly participation: number | null
  readonly satisfaction: number | null
}

function scoreOf(raw: ReturnType<Item['raw']>, scale: Scale): number | undefined {
  if (typeof raw !== 'number') return undefined
  if (scale.kind === 'anchors')
    return Object.hasOwn(scale.scores, raw) ? scale.scores[raw] : undefined
  const { low, high } = scale
  return low <= raw && raw <= high ? (100 * (raw - low)) / (high - low) : undefined
}

/** From left to right, starting at 0: floating-point sums depend on their order. */
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const feeding = (items: readonly Item[], feeds: string): readonly Item[] =>
  items.filter(({ measure }) => measure.feeds === feeds && measure.foil !== true)

function awarenessOf(recipe: Recipe['awareness'], all: readonly Item[]): Value | undefined {
  const items = feeding(all, 'awareness')
  if (recipe === null || items.length === 0) return undefined
  return (answers) => {
    const applying = items.map(({ raw }) => raw(answers)).filter((raw) => raw !== 'not applicable')
    const scores = applying
      .map((raw) => scoreOf(raw, recipe.scale))
      .filter((score) => score !== undefined)
    const enough = scores.length > 0 && scores.length >= recipe.minimumShare * applying.length
    return enough ? sum(scores) / scores.length : undefined
  }
}

function participationOf(recipe: Recipe['participation'], all: readonly Item[]): Value | undefined {
  const items = feeding(all, 'participation')
  if (recipe === null || items.length === 0) return undefined
  return (answers) => {
    const answered = items.flatMap(({ measure, raw }) => {
      const answer = raw(answers)
      if (typeof answer !== 'number') return []
      return [{ used: recipe.usedCodes.includes(answer), asked: measure.byInvitation !== true }]
    })
    const used = answered.filter((each) => each.used).length
    const eligible = answered.filter((each) => each.used || each.asked).length
    if (eligible === 0) return undefined
    return 100 * Math.min(1, used / Math.min(recipe.fullMarks, eligible))
  }
}

function satisfactionOf(recipe: Recipe['satisfaction'], all: readonly Item[]): Value | undefined {
  if (recipe === null) return undefined
  // JSON objects have no order; that of canonical JSON is the same for everybody.
  const weights = Object.entries(recipe.weights).sort(([one], [other]) => (one < other ? -1 : 1))
  const parts = weights.flatMap(([name, weight]) => {
    const item = all.find(
      ({ measure }) => measure.feeds === 'satisfaction' && measure.item === name,
    )
    return item === undefined ? [] : [{ item, weight }]
  })
  if (parts.length === 0) return undefined
  return (answers) => {
    const scored = parts.flatMap(({ item, weight }) => {
      const score = scoreOf(item.raw(answers), recipe.scale)
      if (score === undefined) return []
      return [{ weight, score: item.measure.polarity === -1 ? 100 - score : score }]
    })
    if (scored.length === 0 || scored.length < recipe.minimumItems) return undefined
    return (
      sum(scored.map(({ weight, score }) => weight * score)) /
      sum(scored.map(({ weight }) => weight))
    )
  }
}

/** The mean of a value over rows that come one by one. */
function openMean(value: Value | undefined) {
  let total = 0
  let n = 0
  return {
    add(answers: Members): void {
      const one = value?.(answers)
      if (one === undefined) return
      total += one
      n += 1
    },
    mean: () => (n === 0 ? null : total / n),
  }
}

/**
 * The figures of one style from its rows, docs/bundle.md section 5: everybody counts, nobody is weighted, every
 * operation in one fixed order, so that whoever computes them gets the same 64 bits.
 */
export function openFigures(recipe: Recipe, form: Form) {
  const items = itemsOf(form)
  const values = {
    awareness: awarenessOf(recipe.awareness, items),
    participation: participationOf(recipe.participation, items),
    satisfaction: satisfactionOf(recipe.satisfaction, items),
  }
  const awareness = openMean(values.awareness)
  const participation = openMean(values.participation)
  const satisfaction = openMean(values.satisfaction)
  let n = 0
  return {
    /** Whether recipe and form have any part of it in common. */
    measures: Object.values(values).some((value) => value !== undefined),
    add(answers: Members): void {
      n += 1
      awareness.add(answers)
      participation.add(answers)
      satisfaction.add(answers)
    },
    result: (): Figures => ({
      n,
      awareness: awareness.mean(),
      participation: participation.mean(),
      satisfaction: satisfaction.mean(),
    }),
  }
}
