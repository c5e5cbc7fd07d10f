import {
  type Question,
  QuestionBooleanModel,
  QuestionCommentModel,
  QuestionRatingModel,
  QuestionSelectBase,
  QuestionSliderModel,
  QuestionTextModel,
} from 'survey-core'
import { isOtherInline } from './as-theirs.ts'

/** The values a choosing question shows and lets one take; "select all" has none of its own. */
export function choiceValues(question: QuestionSelectBase): Set<unknown> {
  return new Set<unknown>(
    question.visibleChoices
      .filter((choice) => choice.id !== 'selectall' && choice.isEnabled)
      .map((choice) => choice.value),
  )
}

/** Why one plain value cannot be this question's answer. */
export function wrongScalar(question: Question, value: unknown): string[] {
  if (Object.is(value, -0)) return ['negative zero']
  if (question instanceof QuestionSliderModel) return wrongNumber(value, question.min, question.max)
  if (question instanceof QuestionTextModel) return wrongText(question, value)
  if (question instanceof QuestionCommentModel) return wrongWriting(value)
  if (isOtherInline(question) && isWriting(value)) return []
  return valuesOf(question).has(value) ? [] : ['not a choice']
}

function valuesOf(question: Question): Set<unknown> {
  if (question instanceof QuestionSelectBase) return choiceValues(question)
  if (question instanceof QuestionBooleanModel)
    return new Set<unknown>([question.getValueTrue(), question.getValueFalse()])
  return question instanceof QuestionRatingModel
    ? new Set<unknown>(question.visibleRateValues.map((rate) => rate.value))
    : new Set()
}

const wrongNumber = (value: unknown, low: number, high: number): string[] =>
  typeof value === 'number' && value >= low && value <= high ? [] : ['not within the slider']

const isWriting = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed()

const wrongWriting = (value: unknown): string[] => (isWriting(value) ? [] : ['no text'])

const shapes: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'datetime-local': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/,
  month: /^\d{4}-\d{2}$/,
  time: /^\d{2}:\d{2}/,
  color: /^#[0-9a-f]{6}$/i,
}

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

function wrongText({ inputType }: QuestionTextModel, value: unknown): string[] {
  if (inputType === 'number' || inputType === 'range')
    return typeof value === 'number' && Number.isFinite(value) ? [] : ['no number']
  if (typeof value !== 'string' || value === '') return wrongWriting(value)
  const shape = shapes[inputType]
  if (shape !== undefined && !shape.test(value)) return ['wrong form']
  return inputType === 'date' && !isDay(value) ? ['no day'] : wrongWriting(value)
}
