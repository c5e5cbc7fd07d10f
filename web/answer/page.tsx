import { Check } from './check.tsx'
import { Choose } from './choose.tsx'
import { fetchLate, type Late } from './fetch-late.ts'
import { QuestionScreen } from './question.tsx'
import { applyTaste, fill, isBig, language, say } from './say.ts'
import type { Session } from './session.ts'
import { Start } from './start.tsx'
import type { View, ViewAt } from './state.ts'

interface Props {
  readonly session: Session
  readonly view: View
  readonly redraw: () => void
}

/** What cannot go on, and why. */
export const Stopped = ({
  title,
  sentence,
}: {
  readonly title: string
  readonly sentence: string
}) => (
  <section class="card">
    <h1>{title}</h1>
    <p role="alert">{sentence}</p>
  </section>
)

const Sending = ({
  view,
  session,
}: {
  readonly view: ViewAt<'sending'>
  readonly session: Session
}) => {
  const words = say()
  if (view.offline)
    return (
      <section class="card">
        <p role="status" class="strong">
          {words.queued}
        </p>
        <p>{words.queuedHelp}</p>
        <button type="button" class="main" onClick={() => session.deliver(view.style)}>
          {words.retry}
        </button>
      </section>
    )
  return (
    <section class="card">
      <p role="status">{view.wait ? fill(words.waiting, view.wait) : words.sending}</p>
    </section>
  )
}

const Sent = () => (
  <section class="card">
    <h1>{say().done}</h1>
  </section>
)

const body = ({ session, view }: Props, late: Late | undefined) => {
  switch (view.at) {
    case 'start':
      return <Start session={session} late={late} />
    case 'code':
      return late && <late.TypedCode session={session} view={view} />
    case 'choose':
      return <Choose session={session} view={view} />
    case 'question':
      return <QuestionScreen key={view.screen.id} session={session} view={view} late={late} />
    case 'check':
      return <Check session={session} view={view} />
    case 'sending':
      return <Sending session={session} view={view} />
    case 'receipt':
      return late ? <late.Receipt session={session} view={view} /> : <Sent />
    case 'stopped':
      return <Stopped title={view.title} sentence={view.sentence} />
  }
}

/** The frame of every screen: text size, language, what is lost without a network. */
export function Page(props: Props) {
  const words = say()
  const taste = (change: Parameters<typeof applyTaste>[0]) =>
    void applyTaste(change).then(props.redraw)
  return (
    <>
      <header>
        <button type="button" aria-pressed={isBig()} onClick={() => taste({ big: !isBig() })}>
          A {isBig() ? words.normalText : words.bigText}
        </button>
        <button
          type="button"
          lang={language() === 'en' ? 'zh-CN' : 'en'}
          onClick={() => taste({ language: language() === 'en' ? 'zh-CN' : 'en' })}
        >
          {words.otherLanguage}
        </button>
      </header>
      {props.session.data.demo && <p class="strip">{words.demo}</p>}
      {navigator.onLine === false && <p class="strip">{words.offlineStrip}</p>}
      {body(props, fetchLate(props.redraw))}
    </>
  )
}
