import type { Form } from '../../protocol/form/form.ts'
import {
  awarenessScores,
  participationScores,
  type Recipe,
  satisfactionScores,
  scoredItems,
} from '../../scoring/index.ts'
import { rawScore } from '../../surveys/tabulation/raw-score.ts'
import { readForm } from '../../surveys/tabulation/read-form.ts'
import type { Row } from './closed-round.ts'

function mean(scores: Iterable<number>): number | null {
  const there = [...scores].filter((score) => !Number.isNaN(score))
  return there.length === 0 ? null : there.reduce((sum, score) => sum + score, 0) / there.length
}

/** The unweighted figures of rows as the product's own rooms compute them: tabulation reads, scoring scores. */
export function figuresOf(rows: readonly Row[], form: Form, recipe: Recipe) {
  const columns = readForm(form).items.map(({ measure, read }) => ({
    measure,
    raw: Float64Array.from(rows, ({ answers }) => rawScore(read(answers), measure)),
  }))
  const { awareness, participation, satisfaction } = recipe
  if (awareness === null || participation === null || satisfaction === null)
    throw new Error('the official recipe has all three parts')
  const feeding = (feeds: string) => columns.filter(({ measure }) => measure.feeds === feeds)
  const services = feeding('awareness').map(({ measure, raw }) => ({
    service: measure.service ?? '',
    foil: measure.foil === true,
    raw,
  }))
  const uses = feeding('participation')
    .filter(({ measure }) => measure.foil !== true)
    .map(({ measure, raw }) => ({
      service: measure.service ?? '',
      byInvitation: measure.byInvitation === true,
      raw,
    }))
  const graded = feeding('satisfaction').map(({ measure, raw }) => ({
    item: measure.item ?? '',
    polarity: measure.polarity ?? 1,
    raw,
  }))
  const names = Object.keys(satisfaction.weights).sort()
  const weights = Object.fromEntries(names.map((name) => [name, satisfaction.weights[name] ?? 0]))
  const items = scoredItems(rows.length, graded, satisfaction.scale, weights)
  return {
    n: rows.length,
    awareness: mean(
      awarenessScores(rows.length, services, awareness.scale, awareness.minimumShare),
    ),
    participation: mean(
      participationScores(rows.length, uses, participation.usedCodes, participation.fullMarks)
        .score,
    ),
    satisfaction: mean(satisfactionScores(rows.length, items, satisfaction.minimumItems)),
  }
}
