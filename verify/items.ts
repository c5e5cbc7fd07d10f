import { isMembers, isNumber, type Members } from './contract.ts'
import { type Form, type Measure, type Question, questionsOf } from './form.ts'

/** What an answer says to a measure: a number, that it does not apply to this person, or nothing. */
export type Raw = number | 'not applicable' | undefined

/** One answer that is measured one way. */
export interface Item {
  readonly measure: Measure
  readonly raw: (answers: Members) => Raw
}

export const own = (members: Members, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined

const isService = ({ feeds }: Measure) => feeds === 'awareness' || feeds === 'participation'

function rawOf(answer: unknown, measure: Measure): Raw {
  const { scale, missing = [] } = measure
  if (answer === 'na' && isService(measure) && missing.includes('na')) return 'not applicable'
  if (!isNumber(answer)) return undefined
  return scale === undefined || (scale[0] <= answer && answer <= scale[1]) ? answer : undefined
}

const itemsAt = (
  measures: readonly Measure[] | undefined,
  answer: (answers: Members) => unknown,
): Item[] =>
  (measures ?? []).map((measure) => ({
    measure,
    raw: (answers) => rawOf(answer(answers), measure),
  }))

function cellOf(answers: Members, grid: string, row: string): unknown {
  const cells = own(answers, grid)
  return isMembers(cells) ? own(cells, row) : undefined
}

function itemsOfQuestion({ kind, key, measure, rows = [] }: Question): Item[] {
  if (kind !== 'grid') return itemsAt(measure, (answers) => own(answers, key))
  return rows.flatMap((row) =>
    itemsAt(row.measure ?? measure, (answers) => cellOf(answers, key, String(row.value))),
  )
}

/** Everything a form measures, in its order: a question's own measures; a grid's by row. */
export const itemsOf = (form: Form): readonly Item[] => questionsOf(form).flatMap(itemsOfQuestion)
