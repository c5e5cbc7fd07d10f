import { lateWords } from '../../words/late.ts'
import { language } from '../say.ts'
import type { Session } from '../session.ts'
import type { ViewAt } from '../state.ts'

interface Props {
  readonly session: Session
  readonly view: ViewAt<'choose'>
  /** How many units the words leave. */
  readonly found: number
}

/** A line above a long list of units that shortens it. */
export function Search({ session, view, found }: Props) {
  const words = lateWords[language()]
  return (
    <>
      <label class="field">
        {words.search}
        <input
          type="search"
          value={view.wanted ?? ''}
          onInput={(event) => session.show({ at: 'choose', wanted: event.currentTarget.value })}
        />
      </label>
      <p role="status">{found === 0 && words.notFound}</p>
    </>
  )
}
