import { valueOn } from './answers.ts'
import { Complaint } from './complaint-line.tsx'
import type { Late } from './fetch-late.ts'
import { CommentField } from './fields/comment.tsx'
import { Field } from './fields/field.tsx'
import { Notices } from './notices.tsx'
import { fill, say, textOf } from './say.ts'
import type { Screen } from './screens.ts'
import type { Session } from './session.ts'
import type { ViewAt } from './state.ts'
import { titleOf } from './title.ts'

interface Props {
  readonly session: Session
  readonly view: ViewAt<'question'>
  readonly late: Late | undefined
}

/** Reading goes on at what is new on the screen. One function, so that it runs once for each element. */
const toFocus = (element: HTMLElement | null) => element?.focus({ preventScroll: true })

function Heading({ screen }: { readonly screen: Screen }) {
  const { title, above } = titleOf(screen)
  const over = [...screen.above.map((text) => textOf(text, screen.scope)), above].filter(
    (text) => text !== '',
  )
  return (
    <>
      <Notices told={screen.notices} scope={screen.scope} />
      {over.map((text) => (
        <p key={text} class="group">
          {text}
        </p>
      ))}
      <h1 id="question" ref={toFocus} tabIndex={-1}>
        {title}
        {screen.required && <span class="must">{say().mustAnswer}</span>}
      </h1>
      {textOf(screen.question.help, screen.scope) !== '' && (
        <p class="help">{textOf(screen.question.help, screen.scope)}</p>
      )}
    </>
  )
}

/** A3: one question, one screen; the way on is always in sight. */
export function QuestionScreen({ session, view, late }: Props) {
  const words = say()
  const { filling, screen, complaint } = view
  const { raw } = filling
  const place = filling.screens.findIndex(({ id }) => id === screen.id)
  const last = place === filling.screens.length - 1
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault()
        session.step(filling, screen, 1)
      }}
    >
      <div class="progress">
        <progress value={place + 1} max={filling.screens.length} aria-labelledby="progress" />
        <span id="progress">{fill(words.progress, place + 1, filling.screens.length)}</span>
        {late && <late.ReadAloud screen={screen} />}
      </div>
      <section class="card">
        {place === 0 && session.styles().length > 1 && <p>{textOf(filling.form.opening)}</p>}
        <Heading screen={screen} />
        <Field
          question={screen.question}
          scope={screen.scope}
          value={valueOn(screen, raw)}
          row={screen.row}
          rare={filling.rare}
          change={(value) => session.change(filling, screen, value)}
        />
        <CommentField
          question={screen.question}
          chosen={valueOn(screen, raw)}
          answers={raw}
          change={(key, text) => session.keep(filling, screen, { ...raw, [key]: text })}
        />
        <Notices told={screen.after} scope={screen.scope} />
        <Complaint text={complaint} />
        <p class="quiet">{session.isKept() ? words.saved : words.noStorage}</p>
      </section>
      <footer>
        <button type="button" onClick={() => session.step(filling, screen, -1)}>
          {words.back}
        </button>
        <button type="submit" class="main">
          {last ? words.toCheck : words.next}
        </button>
      </footer>
    </form>
  )
}
