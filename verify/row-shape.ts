import { isFlag, isMembers, isNumber, isText, type Members } from './contract.ts'
import { type Form, type Question, questionsOf } from './form.ts'
import { own } from './items.ts'

type Fits = (answer: unknown) => boolean

const offered = ({ choices = [] }: Question): Fits => {
  const values = new Set<unknown>(choices.map(({ value }) => value))
  return (answer) => values.has(answer)
}

/** A list of distinct choices. */
const several = (question: Question): Fits => {
  const fits = offered(question)
  return (answer) =>
    Array.isArray(answer) && answer.every(fits) && new Set(answer).size === answer.length
}

/** An object that has only members of these names, each of which fits. */
const membersOf =
  (fits: ReadonlyMap<string, Fits>): Fits =>
  (answer) =>
    isMembers(answer) &&
    Object.keys(answer).every((name) => fits.get(name)?.(own(answer, name)) === true)

const byRow = ({ rows = [] }: Question, fits: Fits): Fits =>
  membersOf(new Map(rows.map(({ value }) => [String(value), fits])))

const written = ({ input }: Question): Fits =>
  input === 'number' || input === 'range' ? isNumber : isText

const isComputed: Fits = (answer) => isNumber(answer) || isText(answer) || isFlag(answer)

function fitsOf(question: Question): Fits {
  const { kind, columns = [] } = question
  if (kind === 'one') return offered(question)
  if (kind === 'many' || kind === 'rank') return several(question)
  if (kind === 'grid') return byRow(question, offered(question))
  if (kind === 'write') return written(question)
  if (kind === 'computed') return isComputed
  if (kind === 'table') return byRow(question, membersOf(byKey(columns.filter(hasKey))))
  // Lists and groups of lines are written by the person: they belong to the texts and stand in no row.
  return () => false
}

const hasKey = (element: { readonly key?: string }): element is Question =>
  element.key !== undefined

/** Questions that take turns under one key: an answer fits where it fits one of them. */
function byKey(questions: readonly Question[]): ReadonlyMap<string, Fits> {
  const map = new Map<string, Fits>()
  for (const question of questions) {
    const [earlier, fits] = [map.get(question.key), fitsOf(question)]
    map.set(
      question.key,
      earlier === undefined ? fits : (answer) => earlier(answer) || fits(answer),
    )
  }
  return map
}

/**
 * Whether the answers of a row are only answers to questions of the part `scores`, and only what these offer: a row
 * that says more could name its author.
 */
export function rowShape(form: Form): (answers: Members) => boolean {
  const questions = questionsOf(form)
  const parts = new Map(questions.toReversed().map(({ key, part }) => [key, part]))
  return membersOf(byKey(questions.filter(({ key }) => parts.get(key) === 'scores')))
}
