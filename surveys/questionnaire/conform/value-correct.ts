import {
  type Question,
  QuestionCheckboxModel,
  QuestionImagePickerModel,
  QuestionMatrixDropdownModel,
  QuestionMatrixDynamicModel,
  QuestionMatrixModel,
  QuestionMultipleTextModel,
  QuestionPanelDynamicModel,
  QuestionTextModel,
  type SurveyModel,
} from 'survey-core'
import { isNode } from '../node.ts'
import { isOtherInline } from './as-theirs.ts'
import { choiceValues, wrongScalar } from './value-scalar.ts'

/** Values that survey-core's `validate` lets through though no page could have sent them; one line each. */
export function wrongValues(
  model: SurveyModel,
  answers: Readonly<Record<string, unknown>>,
): string[] {
  return wrongSheet(model.getAllQuestions(), answers)
}

const commentSuffix = '-Comment'

const isThere = (question: Question): boolean => question.isVisible && question.isParentVisible

/** Answers of one object against the questions that answer into it. */
function wrongSheet(questions: readonly Question[], answers: unknown): string[] {
  if (!isNode(answers)) return ['not an object']
  const byKey = new Map<string, Question[]>()
  for (const question of questions.filter((one) => one.hasInput || one.getType() === 'expression'))
    byKey.set(question.getValueName(), [...(byKey.get(question.getValueName()) ?? []), question])
  return Object.keys(answers).flatMap((key) => {
    const own = byKey.get(key)
    if (own !== undefined) return wrongUnder(own, key, answers[key])
    const commented = byKey.get(key.slice(0, -commentSuffix.length))
    if (!key.endsWith(commentSuffix) || commented === undefined) return [`${key}: unknown`]
    return wrongComment(commented, key, answers)
  })
}

function wrongUnder(questions: readonly Question[], key: string, value: unknown): string[] {
  const shown = questions.filter(isThere)
  if (shown.length === 0) return [`${key}: hidden`]
  return shown.flatMap((question) => wrongValue(question, value).map((why) => `${key}: ${why}`))
}

function wrongComment(
  questions: readonly Question[],
  key: string,
  answers: Readonly<Record<string, unknown>>,
): string[] {
  const text = answers[key]
  if (typeof text !== 'string' || !text.isWellFormed() || text.length > 10_000)
    return [`${key}: comment`]
  const isOpen = questions.filter(isThere).some((question) => {
    const value = answers[question.getValueName()]
    const isOther = Array.isArray(value) ? value.includes('other') : value === 'other'
    return question.showCommentArea || isOther
  })
  return isOpen || text === '' ? [] : [`${key}: hidden`]
}

function wrongValue(question: Question, value: unknown): string[] {
  if (question.getType() === 'expression') return []
  if (question instanceof QuestionMatrixDynamicModel) return wrongRows(question, value)
  if (question instanceof QuestionMatrixDropdownModel) return wrongTable(question, value)
  if (question instanceof QuestionMatrixModel) return wrongGrid(question, value)
  if (question instanceof QuestionMultipleTextModel) return wrongLines(question, value)
  if (question instanceof QuestionPanelDynamicModel) return wrongPanels(question, value)
  if (question instanceof QuestionCheckboxModel || isSeveralPictures(question))
    return wrongList(question, value)
  return wrongScalar(question, value)
}

const isSeveralPictures = (question: Question): question is QuestionImagePickerModel =>
  question instanceof QuestionImagePickerModel && question.multiSelect

type Several = QuestionCheckboxModel | QuestionImagePickerModel

function wrongList(question: Several, value: unknown): string[] {
  if (!Array.isArray(value)) return ['no list']
  const values = choiceValues(question)
  const isInline = isOtherInline(question)
  const unknown = value.filter(
    (one) => (!values.has(one) && !(isInline && typeof one === 'string')) || Object.is(one, -0),
  )
  const isRepeated = new Set(value).size < value.length
  const most = question instanceof QuestionCheckboxModel ? question.maxSelectedChoices : 0
  const isTooLong = most > 0 && value.length > most
  const alone =
    value.length > 1 &&
    value.some(
      (one) => ['none', 'refused', 'dontknow'].includes(one) && !hasOwnChoice(question, one),
    )
  return [
    ...(unknown.length > 0 ? ['not a choice'] : []),
    ...(isRepeated ? ['repeated'] : []),
    ...(isTooLong ? ['too many'] : []),
    ...(alone ? ['excludes the others'] : []),
  ]
}

const hasOwnChoice = (question: Several, value: unknown): boolean =>
  question.choices.some((choice) => choice.value === value)

function wrongGrid(question: QuestionMatrixModel, value: unknown): string[] {
  if (!isNode(value)) return ['no object']
  const rows = new Set(question.visibleRows.map((row) => String(row.name)))
  const columns = new Set<unknown>(question.visibleColumns.map((column) => column.value))
  return Object.entries(value).flatMap(([row, choice]) => {
    if (!rows.has(row)) return [`${row}: no such row`]
    return columns.has(choice) && !Object.is(choice, -0) ? [] : [`${row}: not a choice`]
  })
}

function wrongLines(question: QuestionMultipleTextModel, value: unknown): string[] {
  return wrongSheet(
    question.items
      .map((item) => item.editor)
      .filter((editor) => editor instanceof QuestionTextModel),
    value,
  )
}

function wrongTable(question: QuestionMatrixDropdownModel, value: unknown): string[] {
  if (!isNode(value)) return ['no object']
  const rows = new Map(question.visibleRows.map((row) => [String(row.rowName), row]))
  return Object.entries(value).flatMap(([key, answers]) => {
    const row = rows.get(key)
    if (row === undefined) return [`${key}: no such row`]
    return wrongSheet(
      row.cells.map((cell) => cell.question),
      answers,
    )
  })
}

function wrongRows(question: QuestionMatrixDynamicModel, value: unknown): string[] {
  if (!Array.isArray(value)) return ['no list']
  if (value.length > question.maxRowCount) return ['too many rows']
  const rows = question.visibleRows
  return value.flatMap((answers, index) =>
    wrongSheet(rows[index]?.cells.map((cell) => cell.question) ?? [], answers),
  )
}

function wrongPanels(question: QuestionPanelDynamicModel, value: unknown): string[] {
  if (!Array.isArray(value)) return ['no list']
  if (value.length > question.maxPanelCount) return ['too many panels']
  return value.flatMap((answers, index) =>
    wrongSheet(question.panels[index]?.questions ?? [], answers),
  )
}
