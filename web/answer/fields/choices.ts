import type { Scope } from '../../../protocol/form/evaluate.ts'
import type { Choice, Question } from '../../../protocol/form/form.ts'
import { shownChoices } from '../../../protocol/form/visible.ts'
import { textOf } from '../say.ts'

/** The choices a question shows, in the order to draw them: the ones apart always last. */
export function choicesOn(question: Question, scope: Scope): Choice[] {
  if (!('choices' in question)) return []
  const shown = shownChoices(question.choices, scope)
  const order = 'order' in question ? question.order : undefined
  const plain = shown.filter((choice) => choice.apart !== true)
  if (order === 'asc' || order === 'desc') {
    plain.sort((a, b) => textOf(a.text, scope).localeCompare(textOf(b.text, scope), 'zh-CN'))
    if (order === 'desc') plain.reverse()
  }
  return [...plain, ...shown.filter((choice) => choice.apart === true)]
}
