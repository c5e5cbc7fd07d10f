import { allTerms } from '../../protocol/form/all-terms.ts'
import type { Scope } from '../../protocol/form/evaluate.ts'
import type { Element, Form, Grid, Question } from '../../protocol/form/form.ts'
import type { Measure } from '../../protocol/form/measure.ts'
import { shownIn, shownRows } from '../../protocol/form/visible.ts'
import type { MeasuredItem, Reading, Row } from './table.ts'

type Answers = Row['answers']

const isMembers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inner = (element: Element): Question[] => {
  if (element.kind === 'notice') return []
  return element.kind === 'group' ? element.elements.flatMap(inner) : [element]
}

const scored = (measures: readonly Measure[] | undefined): readonly Measure[] =>
  (measures ?? []).filter(({ feeds }) => feeds !== 'profile')

const cell = (answers: Answers, key: string, row: string): unknown => {
  const value = answers[key]
  return isMembers(value) ? value[row] : undefined
}

/** A row's own measures, else those of its grid. */
function gridItems(grid: Grid): MeasuredItem[] {
  return grid.rows.flatMap((row) => {
    const code = String(row.value)
    return scored(row.measure ?? grid.measure).map((measure) => ({
      key: `${grid.key}/${code}`,
      measure,
      read: (answers: Answers) => cell(answers, grid.key, code),
    }))
  })
}

function itemsOf(question: Question): MeasuredItem[] {
  if (question.kind === 'grid') return gridItems(question)
  return scored(question.measure).map((measure) => ({
    key: question.key,
    measure,
    read: (answers: Answers) => answers[question.key],
  }))
}

const isService = ({ feeds }: Measure) => feeds === 'awareness' || feeds === 'participation'

/** Grids of graded statements; a list of services truthfully never heard of is no sign of carelessness. */
const statementGrids = (questions: readonly Question[]) =>
  questions.flatMap((question) => {
    if (question.kind !== 'grid') return []
    const items = gridItems(question)
    if (items.length === 0 || items.some(({ measure }) => isService(measure))) return []
    return [{ name: question.name, keys: items.map(({ key }) => key) }]
  })

const isAnswered = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0)

/** Each question counts one; each shown row of a grid counts one. */
function countQuestion(question: Question, answers: Answers, scope: Scope) {
  if (question.kind === 'computed' || question.part !== 'scores') return { shown: 0, answered: 0 }
  if (question.kind !== 'grid')
    return { shown: 1, answered: isAnswered(answers[question.key]) ? 1 : 0 }
  const rows = shownRows(question.rows, scope)
  const answered = rows.filter((row) => isAnswered(cell(answers, question.key, String(row.value))))
  return { shown: rows.length, answered: answered.length }
}

/** How the answers to a published questionnaire are read: its measured items, its grids, what was shown. */
export function readForm(form: Form): Reading {
  const questions = form.pages.flatMap((page) => page.elements.flatMap(inner))
  return {
    items: questions.flatMap(itemsOf),
    grids: statementGrids(questions),
    count(answers) {
      const scope = { answers, now: 0, terms: allTerms }
      let shown = 0
      let answered = 0
      for (const { element } of shownIn(form, scope)) {
        if (element.kind === 'notice') continue
        const counts = countQuestion(element, answers, scope)
        shown += counts.shown
        answered += counts.answered
      }
      return { shown, answered }
    },
  }
}
