import {
  type Question,
  QuestionMatrixDropdownModelBase,
  QuestionPanelDynamicModel,
  QuestionSelectBase,
} from 'survey-core'
import { isNode, type Node } from '../node.ts'

/** The text of "other" stands as the answer itself, by the author's wish; we keep it apart all the same. */
export const isOtherInline = (question: Question): question is QuestionSelectBase =>
  question instanceof QuestionSelectBase &&
  question.showOtherItem &&
  !question.getStoreOthersAsComment()

/** Answers as survey-core keeps them for these questions. */
export function asTheirs(questions: readonly Question[], answers: Node): Node {
  const theirs: Record<string, unknown> = { ...answers }
  for (const question of questions) {
    const key = question.getValueName()
    const value = theirs[key]
    const inside = insideOf(question)
    if (isOtherInline(question)) moveOther(theirs, key)
    else if (inside !== undefined && Array.isArray(value))
      theirs[key] = value.map((entry) => (isNode(entry) ? asTheirs(inside, entry) : entry))
    else if (inside !== undefined && isNode(value))
      theirs[key] = Object.fromEntries(
        Object.entries(value).map(([row, own]) => [row, isNode(own) ? asTheirs(inside, own) : own]),
      )
  }
  return theirs
}

function insideOf(question: Question): readonly Question[] | undefined {
  if (question instanceof QuestionPanelDynamicModel) return question.template.questions
  return question instanceof QuestionMatrixDropdownModelBase
    ? question.columns.map((column) => column.templateQuestion)
    : undefined
}

function moveOther(answers: Record<string, unknown>, key: string): void {
  const text = answers[`${key}-Comment`]
  const value = answers[key]
  if (typeof text !== 'string' || text.trim() === '') return
  if (value === 'other') answers[key] = text
  else if (Array.isArray(value) && value.includes('other'))
    answers[key] = value.map((one: unknown) => (one === 'other' ? text : one))
  else return
  delete answers[`${key}-Comment`]
}
