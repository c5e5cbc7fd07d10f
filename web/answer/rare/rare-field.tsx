import { choicesOn } from '../fields/choices.ts'
import { Listing } from './listing.tsx'
import { Parts } from './parts.tsx'
import { Ranking } from './ranking.tsx'
import type { RareProps } from './rare-props.ts'
import { TypedField } from './typed-field.tsx'

/** Rankings, lists of entries, groups of lines, rows of tables, and lines that are no plain text. */
export function RareField(props: RareProps) {
  const { question, scope } = props
  switch (question.kind) {
    case 'rank':
      return <Ranking {...props} question={question} choices={choicesOn(question, scope)} />
    case 'list':
      return <Listing {...props} question={question} />
    case 'fields':
      return <Parts {...props} parts={question.items} />
    case 'table':
      return <Parts {...props} parts={question.columns} />
    case 'write':
      return <TypedField {...props} question={question} />
    default:
      return null
  }
}
