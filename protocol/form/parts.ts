import type { Form, Part } from './form.ts'
import { questionsIn } from './questions.ts'

/**
 * The part of a submission that each top-level answer belongs to, by its key: what phone and box split a ballot by
 * before they commit to it. The free line beside a choice is always a text.
 */
export function partsOf(form: Form): Readonly<Record<string, Part>> {
  const parts = new Map<string, Part>()
  for (const question of questionsIn(form.pages.flatMap((page) => page.elements))) {
    if (!parts.has(question.key)) parts.set(question.key, question.part)
    if (question.kind !== 'computed' && question.comment !== undefined)
      parts.set(question.comment.key, 'texts')
  }
  return Object.fromEntries(parts)
}
