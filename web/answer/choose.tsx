import { Complaint } from './complaint-line.tsx'
import { say } from './say.ts'
import type { Session } from './session.ts'
import type { ViewAt } from './state.ts'

/** A2: the units of this invitation, or of the round. */
export function Choose({
  session,
  view: { wanted = '', complaint },
}: {
  readonly session: Session
  readonly view: ViewAt<'choose'>
}) {
  const words = say()
  const styles = session.styles()
  const open = styles.filter(({ style }) => !session.isSent(style))
  const shown = styles.filter(({ title }) => title.includes(wanted.trim()))
  return (
    <section class="card">
      <h1>{open.length === 0 ? words.allDone : words.chooseUnit}</h1>
      <Complaint text={complaint} />
      {styles.length > 8 && (
        <label class="field">
          {words.search}
          <input
            type="search"
            value={wanted}
            onInput={(event) => session.show({ at: 'choose', wanted: event.currentTarget.value })}
          />
        </label>
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
