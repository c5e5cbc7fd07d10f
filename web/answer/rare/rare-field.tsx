import type { Table } from '../../../protocol/form/form.ts'
import { entryScope } from '../../../protocol/form/visible.ts'
import { choicesOn } from '../fields/choices.ts'
import { Listing } from './listing.tsx'
import { Parts } from './parts.tsx'
import { Ranking } from './ranking.tsx'
import type { RareProps } from './rare-props.ts'
import { TypedField } from './typed-field.tsx'

/** What conditions in a table's cells read. */
const rowScope = ({ rows }: Table, { scope, value, row }: RareProps) =>
  entryScope(value, scope, {
    rowName: row?.value,
    rowIndex: row === undefined ? 0 : rows.indexOf(row) + 1,
  })

/** Rankings, lists of entries, groups of lines, rows of tables, and lines that are no plain text. */
export function RareField(props: RareProps) {
  const { question, scope } = props
  switch (question.kind) {
    case 'rank':
      return <Ranking {...props} question={question} choices={choicesOn(question, scope)} />
    case 'list':
      return <Listing {...props} question={question} />
    case 'fields':
      return <Parts {...props} elements={question.items} />
    case 'table':
      return <Parts {...props} scope={rowScope(question, props)} elements={question.columns} />
    case 'write':
      return <TypedField {...props} question={question} />
    default:
      return null
  }
}
