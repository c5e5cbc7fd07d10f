import type { Many, Question } from '../../protocol/form/form.ts'
import { isLongerThan } from '../../protocol/form/hygiene.ts'
import { commentOf, isBlank, isChosen, valueOn } from './answers.ts'
import { fill, say, textOf } from './say.ts'
import type { Screen } from './screens.ts'
import type { Filling } from './state.ts'

function count({ max, min }: Many, chosen: number): string | undefined {
  if (max !== undefined && chosen > max) return fill(say().atMost, max)
  return min !== undefined && chosen < min ? fill(say().atLeast, min) : undefined
}

/** What is lacking; where those who do not know have a choice of their own, its words too. */
function missing(question: Question, { scope }: Screen): string {
  if (question.kind === 'many' || question.kind === 'rank') return say().requiredMany
  if (question.kind !== 'one' && question.kind !== 'grid') return say().requiredText
  const wayOut = question.choices.find(({ apart, value }) => apart && value !== 'other')
  return wayOut ? fill(say().requiredOr, textOf(wayOut.text, scope)) : say().required
}

/** The free line that a choice asks for. */
function commentComplaint(question: Question, { answers }: Filling, value: unknown) {
  const comment = commentOf(question)
  if (comment === undefined || !isChosen(value, comment)) return undefined
  const text = answers[comment.key]
  if (comment.when !== undefined && isBlank(text)) return say().requiredText
  return lengthComplaint(text, comment.max)
}

const lengthComplaint = (text: unknown, max: number) =>
  typeof text === 'string' && isLongerThan(text, max) ? fill(say().tooLong, max) : undefined

/**
 * What keeps a person on this screen, in a sentence: what most questionnaires ask for, and with the few that ask for
 * more, what the server's check would say. The server checks everything again; this only spares a way back.
 */
export function complaintOn(filling: Filling, screen: Screen): string | undefined {
  const { question } = screen
  const value = valueOn(screen, filling.answers)
  if (isBlank(value) && screen.required)
    return (
      ('requiredText' in question && textOf(question.requiredText)) || missing(question, screen)
    )
  if (question.kind === 'many' && Array.isArray(value) && count(question, value.length))
    return count(question, value.length)
  return (
    (question.kind === 'write' && lengthComplaint(value, question.max)) ||
    commentComplaint(question, filling, value) ||
    filling.rare?.faultOn(filling, screen)
  )
}
