import type { Scope } from '../../../protocol/form/evaluate.ts'
import type { Choice, Question } from '../../../protocol/form/form.ts'
import { shownChoices } from '../../../protocol/form/visible.ts'

/** The choices a question shows. */
export const choicesOn = (question: Question, scope: Scope): Choice[] =>
  'choices' in question ? shownChoices(question.choices, scope) : []
