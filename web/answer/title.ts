import { textOf } from './say.ts'
import type { Screen } from './screens.ts'

/** The title of a screen: a row's text takes the place of `{row}`, or stands below the grid's own title. */
export function titleOf({ question, row, scope }: Screen): {
  readonly title: string
  readonly above: string
} {
  const whole = textOf(question.title, scope)
  if (row === undefined) return { title: whole, above: '' }
  const own = textOf(row.text, scope)
  return whole.includes('{row}')
    ? { title: whole.replace('{row}', own), above: '' }
    : { title: own, above: whole }
}
