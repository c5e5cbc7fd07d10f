import type { Question } from '../../../protocol/form/form.ts'
import { inside } from '../fields/field-props.ts'

/** The questions an answer is made of. */
function partsOf(question: Question): readonly Question[] {
  if (question.kind === 'table') return question.columns
  return question.kind === 'fields' ? question.items : []
}

/** An answer that is made of answers, each in words; a list by the number of its entries. */
export function shownParts(
  question: Question,
  value: unknown,
  shown: (part: Question, inner: unknown) => string,
): readonly string[] {
  if (Array.isArray(value)) return [String(value.length)]
  return partsOf(question).map((part) => shown(part, inside(value, part.key)))
}
