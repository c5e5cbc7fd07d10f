import { isEmpty } from '../compare.ts'
import type { Asked, Comment } from '../form.ts'
import { checksCheck } from './checks.ts'
import { manyCheck, oneCheck, rankCheck } from './choose.ts'
import { fieldsCheck, gridCheck, listCheck, tableCheck } from './compose.ts'
import { fault, type Kit, pointerTo, type Run, type ValueCheck } from './fault.ts'
import { readText, writeCheck } from './write.ts'

type Answers = Readonly<Record<string, unknown>>

/** The check of one question where it is shown. */
export interface QuestionCheck {
  readonly key: string
  readonly pointer: string
  readonly comment: { readonly key: string; readonly pointer: string } | undefined
  readonly visit: (answers: Answers, run: Run) => void
}

/** Makes the check of one question ready; the page runs it on the question in view, the server on all. */
export function questionCheck(question: Asked, kit: Kit): QuestionCheck {
  const { key } = question
  const pointer = pointerTo(key)
  const comment = question.comment && commentCheck(question.comment, key)
  const value = valueCheck(question, pointer, kit)
  const checks = checksCheck(question.checks ?? [], pointer, kit)
  const missing = missingCheck(question, pointer, kit)
  const left = emptyOf(question)
  const visit = (answers: Answers, run: Run): void => {
    const answer = answers[key]
    const before = run.faults.length
    if (answer !== undefined) value(answer, run)
    else if (left !== undefined) value(left, run)
    if (missing !== undefined && isEmpty(answer) && run.faults.length === before) missing(run)
    if (checks !== undefined && run.faults.length === before) checks(answer, run)
    comment?.visit(answers, run)
  }
  return { key, pointer, comment, visit }
}

/** What is looked into when a question made of questions was left alone: some inside may be required. */
function emptyOf({ kind }: Asked): unknown {
  if (kind === 'list') return []
  return kind === 'table' || kind === 'fields' ? {} : undefined
}

function missingCheck(
  question: Asked,
  pointer: string,
  kit: Kit,
): ((run: Run) => void) | undefined {
  const isRequired = question.required === undefined ? undefined : kit.condition(question.required)
  const isChosenAlways = question.kind === 'many' && (question.min ?? 0) > 0
  if (isRequired === undefined && !isChosenAlways) return undefined
  return (run) => {
    if (isChosenAlways || isRequired?.(run.scope) === true)
      fault(run, pointer, 'required', undefined, question.requiredText)
  }
}

function valueCheck(question: Asked, pointer: string, kit: Kit): ValueCheck {
  if (question.kind === 'one') return oneCheck(question, pointer, kit)
  if (question.kind === 'many') return manyCheck(question, pointer, kit)
  if (question.kind === 'rank') return rankCheck(question, pointer, kit)
  if (question.kind === 'write') return writeCheck(question, pointer)
  if (question.kind === 'grid') return gridCheck(question, pointer, kit)
  if (question.kind === 'fields') return fieldsCheck(question, pointer, kit)
  if (question.kind === 'table') return tableCheck(question, pointer, kit)
  return listCheck(question, pointer, kit)
}

const includes = (answer: unknown, wanted: unknown): boolean =>
  Array.isArray(answer) ? answer.includes(wanted) : answer === wanted

function commentCheck(comment: Comment, questionKey: string) {
  const { key, when, max } = comment
  const pointer = pointerTo(key)
  const isBlank = (text: unknown): boolean =>
    text === undefined || (typeof text === 'string' && text.trim() === '')
  const visit = (answers: Answers, run: Run): void => {
    const text = answers[key]
    const isOpen = when === undefined || includes(answers[questionKey], when)
    if (isOpen && when !== undefined && isBlank(text)) fault(run, pointer, 'required')
    if (text === undefined || text === '') return
    if (!isOpen) fault(run, pointer, 'hidden')
    else if (typeof text !== 'string') fault(run, pointer, 'kind')
    else readText(text, run, pointer, max)
  }
  return { key, pointer, visit }
}
