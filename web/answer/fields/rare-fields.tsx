import { choicesOn } from './choices.ts'
import { Listing } from './listing.tsx'
import { Ranking } from './ranking.tsx'
import type { RareProps } from './rare.tsx'

/** Rankings and lists of entries. */
export function RareField(props: RareProps) {
  const { question, scope } = props
  if (question.kind === 'rank')
    return <Ranking {...props} question={question} choices={choicesOn(question, scope)} />
  return question.kind === 'list' ? <Listing {...props} question={question} /> : null
}
