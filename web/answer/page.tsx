import { Check } from './check.tsx'
import { Choose, Code } from './choose.tsx'
import { QuestionScreen } from './question.tsx'
import { Receipt } from './receipt.tsx'
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

const Sending = ({ view, session }: Props & { readonly view: ViewAt<'sending'> }) => {
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

const body = ({ session, view, redraw }: Props) => {
  switch (view.at) {
    case 'start':
      return <Start session={session} />
    case 'code':
      return <Code session={session} complaint={view.complaint} />
    case 'choose':
      return <Choose session={session} view={view} />
    case 'question':
      return <QuestionScreen key={view.screen.id} session={session} view={view} />
    case 'check':
      return <Check session={session} view={view} />
    case 'sending':
      return <Sending session={session} view={view} redraw={redraw} />
    case 'receipt':
      return <Receipt session={session} view={view} />
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
      {body(props)}
    </>
  )
}
