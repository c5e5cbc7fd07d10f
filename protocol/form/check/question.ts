import { isEmpty } from '../compare.ts'
import { condition, type Scope } from '../evaluate.ts'
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
  const isRequired = requiredOf(question)
  const opensItself =
    question.kind === 'list' || question.kind === 'table' || question.kind === 'fields'
  const isAlwaysThere = question.kind === 'many' && question.min !== undefined && question.min > 0
  const visit = (answers: Answers, run: Run): void => {
    const answer = answers[key]
    const before = run.faults.length
    if (answer !== undefined) value(answer, run)
    else if (opensItself) value(emptyOf(question), run)
    if ((isRequired?.(run.scope) ?? false) && isEmpty(answer))
      fault(run, pointer, 'required', undefined, question.requiredText)
    else if (isAlwaysThere && isEmpty(answer)) fault(run, pointer, 'required')
    if (checks !== undefined && run.faults.length === before) checks(answer, run)
    comment?.visit(answers, run)
  }
  return { key, pointer, comment, visit }
}

const emptyOf = (question: Asked): unknown => (question.kind === 'list' ? [] : {})

/** Required, and enabled: a disabled question is never required. */
function requiredOf({ required, enable }: Asked): ((scope: Scope) => boolean) | undefined {
  const needs = required === undefined ? undefined : condition(required)
  if (needs === undefined || enable === undefined) return needs
  const enabled = condition(enable)
  return (scope) => enabled(scope) && needs(scope)
}

function valueCheck(question: Asked, pointer: string, kit: Kit): ValueCheck {
  if (question.kind === 'one') return oneCheck(question, pointer)
  if (question.kind === 'many') return manyCheck(question, pointer)
  if (question.kind === 'rank') return rankCheck(question, pointer)
  if (question.kind === 'write') return writeCheck(question, pointer)
  if (question.kind === 'grid') return gridCheck(question, pointer)
  if (question.kind === 'fields') return fieldsCheck(question, pointer, kit)
  if (question.kind === 'table') return tableCheck(question, pointer, kit)
  return listCheck(question, pointer, kit)
}

const includes = (answer: unknown, wanted: unknown): boolean =>
  Array.isArray(answer) ? answer.includes(wanted) : answer === wanted

function commentCheck(comment: Comment, questionKey: string) {
  const { key } = comment
  const pointer = pointerTo(key)
  const visit = (answers: Answers, run: Run): void => {
    const text = answers[key]
    const isOpen = comment.when === undefined || includes(answers[questionKey], comment.when)
    if (text === undefined || text === '') {
      if (isOpen && comment.when !== undefined) fault(run, pointer, 'required')
    } else if (!isOpen) fault(run, pointer, 'hidden')
    else if (typeof text !== 'string') fault(run, pointer, 'kind')
    else if (text.trim() === '' && comment.when !== undefined) fault(run, pointer, 'required')
    else readText(text, run, pointer, comment.max)
  }
  return { key, pointer, visit }
}
