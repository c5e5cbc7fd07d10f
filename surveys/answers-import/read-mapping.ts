import type { Measure } from '../../protocol/form/measure.ts'
import type { Reading } from '../tabulation/table.ts'
import type { MappedQuestion, Mapping } from './mapping.ts'

/** A mapping's measure as questionnaires write it: what was left out stays out. */
function measureOf({ measure }: MappedQuestion): Measure {
  const { item, service, foil, byInvitation, reversed, ...rest } = measure
  return {
    ...rest,
    ...(item === undefined ? {} : { item }),
    ...(service === undefined ? {} : { service }),
    ...(foil === undefined ? {} : { foil }),
    ...(byInvitation === undefined ? {} : { byInvitation }),
    ...(reversed === undefined ? {} : { reversed }),
  }
}

/** How imported answers are read; what was shown to the person is not known, so nothing counts as unanswered. */
export const readMapping = ({ questions }: Pick<Mapping, 'questions'>): Reading => ({
  items: questions.map((question) => ({
    key: question.code,
    measure: measureOf(question),
    read: (answers) => answers[question.code],
  })),
  grids: [],
  count: () => ({ shown: 0, answered: 0 }),
})
