import type { Many, Question } from '../../protocol/form/form.ts'
import { isLongerThan } from '../../protocol/form/hygiene.ts'
import { isBlank, valueOn } from './answers.ts'
import { fill, say, textOf } from './say.ts'
import type { Screen } from './screens.ts'
import type { Filling } from './state.ts'

function count({ max, min }: Many, chosen: number): string | undefined {
  if (max !== undefined && chosen > max) return fill(say().atMost, max)
  return min !== undefined && chosen < min ? fill(say().atLeast, min) : undefined
}

const missing = ({ kind }: Question): string => {
  if (kind === 'many' || kind === 'rank') return say().requiredMany
  return kind === 'one' || kind === 'grid' ? say().required : say().requiredText
}

/**
 * What keeps a person on this screen, in a sentence: what most questionnaires ask for, and with the few that ask for
 * more, what the server's check would say. The server checks everything again; this only spares a way back.
 */
export function complaintOn(filling: Filling, screen: Screen): string | undefined {
  const { question } = screen
  const value = valueOn(screen, filling.answers)
  if (isBlank(value) && screen.required)
    return ('requiredText' in question && textOf(question.requiredText)) || missing(question)
  if (question.kind === 'many' && Array.isArray(value) && count(question, value.length))
    return count(question, value.length)
  if (question.kind === 'write' && typeof value === 'string' && isLongerThan(value, question.max))
    return fill(say().tooLong, question.max)
  return filling.rare?.faultOn(filling, screen)
}
