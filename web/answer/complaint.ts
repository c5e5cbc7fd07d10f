import { runner } from '../../protocol/form/evaluate.ts'
import type { Fields, Many, Question, Rank, Write } from '../../protocol/form/form.ts'
import { isLongerThan } from '../../protocol/form/hygiene.ts'
import type { AnswerWords } from '../words/answer.ts'
import { type Answers, isBlank, valueOn } from './answers.ts'
import type { Screen } from './screens.ts'

const filled = (text: string, ...numbers: readonly unknown[]) =>
  numbers.reduce<string>((line, number) => line.replace(/\{\w\}/, String(number)), text)

function count(question: Many | Rank, value: unknown, words: AnswerWords): string | undefined {
  const chosen = Array.isArray(value) ? value.length : 0
  if (question.max !== undefined && chosen > question.max) return filled(words.atMost, question.max)
  if (question.min !== undefined && chosen < question.min)
    return filled(words.atLeast, question.min)
  return undefined
}

function written(question: Write, value: unknown, screen: Screen, words: AnswerWords) {
  if (typeof value === 'string' && isLongerThan(value, question.max))
    return filled(words.tooLong, question.max)
  if (question.input !== 'number' && question.input !== 'range') return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) return words.notANumber
  const [low, high] = [question.from, question.to].map((bound) =>
    bound === undefined ? undefined : Number(runner(bound)(screen.scope)),
  )
  const fits = (low === undefined || value >= low) && (high === undefined || value <= high)
  return fits ? undefined : filled(words.between, low ?? '−∞', high ?? '∞')
}

const missingSentence = (question: Question, words: AnswerWords): string => {
  if (question.kind === 'many' || question.kind === 'rank') return words.requiredMany
  return question.kind === 'one' || question.kind === 'grid' ? words.required : words.requiredText
}

const inFields = (question: Fields, value: unknown, screen: Screen, words: AnswerWords) => {
  for (const item of question.items) {
    const part: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, item.key) : ''
    if (!isBlank(part)) {
      const complaint = written(item, part, screen, words)
      if (complaint !== undefined) return complaint
    } else if (item.required === true) return words.requiredText
  }
  return undefined
}

/**
 * What keeps a person on this screen, in a sentence. The server checks everything again and more; this only spares a
 * way back.
 */
export function complaintOn(
  screen: Screen,
  answers: Answers,
  words: AnswerWords,
): string | undefined {
  const { question } = screen
  const value = valueOn(screen, answers)
  if (isBlank(value)) {
    if (!screen.required) return undefined
    const said = question.kind === 'computed' ? undefined : question.requiredText?.['zh-CN']
    return typeof said === 'string' ? said : missingSentence(question, words)
  }
  if (question.kind === 'many' || question.kind === 'rank') return count(question, value, words)
  if (question.kind === 'write') return written(question, value, screen, words)
  if (question.kind === 'fields') return inFields(question, value, screen, words)
  return undefined
}
