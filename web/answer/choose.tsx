import { Complaint } from './complaint-line.tsx'
import type { Late } from './fetch-late.ts'
import { say } from './say.ts'
import type { Session } from './session.ts'
import type { ViewAt } from './state.ts'

interface Props {
  readonly session: Session
  readonly view: ViewAt<'choose'>
  readonly late: Late | undefined
}

/** A2: the units of this invitation, or of the round. */
export function Choose({ session, view, late }: Props) {
  const words = say()
  const styles = session.styles()
  const shown = styles.filter(({ title }) => title.includes((view.wanted ?? '').trim()))
  return (
    <section class="card">
      <h1>{session.isDone() ? words.allDone : words.chooseUnit}</h1>
      <Complaint text={view.complaint} />
      {styles.length > 8 && late && (
        <late.Search session={session} view={view} found={shown.length} />
      )}
      <ul class="choices">
        {shown.map(({ style, title }) => (
          <li key={style}>
            <button type="button" class="row" onClick={() => session.answer(style)}>
              <span>{title}</span>
              {session.isSent(style) && <span class="tag">✓ {words.done}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
