import { Check } from './check.tsx'
import { Choose } from './choose.tsx'
import { fetchLate, type Late } from './fetch-late.ts'
import { QuestionScreen } from './question.tsx'
import { applyTaste, fill, language, say, textSize } from './say.ts'
import type { Session } from './session.ts'
import { Start } from './start.tsx'
import type { View, ViewAt } from './state.ts'

interface Props {
  readonly session: Session
  readonly view: View
  readonly redraw: () => void
}

/** What cannot go on, and why. */
const Stopped = ({
  view: { title, sentence, style },
  session,
}: {
  readonly view: ViewAt<'stopped'>
  readonly session: Session
}) => (
  <section class="card">
    <h1>{title}</h1>
    <p role="alert">{sentence}</p>
    {style !== undefined && (
      <button type="button" class="main" onClick={() => session.answer(style)}>
        {say().retry}
      </button>
    )}
  </section>
)

/** Nothing to do but wait, and for what. */
const Waiting = ({ sentence }: { readonly sentence: string }) => (
  <section class="card" role="status">
    <h1>{sentence}</h1>
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
        <div role="status">
          <h1>{words.queued}</h1>
        </div>
        <p>{words.queuedHelp}</p>
        <button type="button" class="main" onClick={() => session.deliver(view.style)}>
          {words.retry}
        </button>
      </section>
    )
  return <Waiting sentence={view.wait ? fill(words.waiting, view.wait) : words.sending} />
}

const Sent = ({ view: { note } }: { readonly view: ViewAt<'receipt'> }) => (
  <section class="card">
    <h1>{say().done}</h1>
    <p>{note}</p>
  </section>
)

const body = ({ session, view }: Props, late: Late | undefined) => {
  switch (view.at) {
    case 'start':
      return <Start session={session} late={late} />
    case 'code':
      return late ? (
        <late.TypedCode session={session} view={view} />
      ) : (
        <Waiting sentence={say().queuedHelp} />
      )
    case 'choose':
      return <Choose session={session} view={view} late={late} />
    case 'question':
      return <QuestionScreen key={view.screen.id} session={session} view={view} late={late} />
    case 'check':
      return <Check session={session} view={view} late={late} />
    case 'sending':
      return <Sending session={session} view={view} />
    case 'receipt':
      return late ? <late.Receipt session={session} view={view} /> : <Sent view={view} />
    case 'stopped':
      return <Stopped session={session} view={view} />
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
        <button type="button" onClick={() => taste({ size: (textSize() + 1) % 3 })}>
          A {[words.bigText, words.hugeText, words.normalText][textSize()]}
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
