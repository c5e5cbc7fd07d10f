import { textOf } from './say.ts'
import type { Screen } from './screens.ts'

/** The title of a screen: a row's text stands in the grid's own title, or below it. */
export function titleOf({ question, row, scope }: Screen): {
  readonly title: string
  readonly above: string
} {
  const own = textOf(row?.text, scope)
  const whole = textOf(question.title, { ...scope, place: { rowTitle: own } })
  return whole.includes(own) ? { title: whole, above: '' } : { title: own, above: whole }
}
