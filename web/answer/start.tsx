import type { Late } from './fetch-late.ts'
import { fill, say, textOf } from './say.ts'
import type { Session } from './session.ts'

function privacy(session: Session): string {
  const { mode, issuers } = session.data.manifest
  const words = say()
  if (mode !== 'ballot') return words.privacyOpen
  return issuers.length > 1
    ? words.privacyBallot
    : `${words.privacyBallot}${words.privacyOneCustodian}`
}

/** Opened or not: what the first screen offers. */
function Offer({ session }: { readonly session: Session }) {
  const words = say()
  const { state } = session.data
  if (state === 'planned') return <p class="strong">{session.notOpenYet()}</p>
  if (state !== 'open' && state !== 'closing') return <p class="strong">{words.closed}</p>
  if (!session.hasDraft())
    return (
      <button type="button" class="main" onClick={() => session.begin()}>
        {words.start}
      </button>
    )
  return (
    <>
      <p>{words.resumeAt}</p>
      <button type="button" class="main" onClick={() => session.begin()}>
        {words.resume}
      </button>
      <button type="button" onClick={() => session.restart()}>
        {words.restart}
      </button>
    </>
  )
}

/** A1: what this is, who is safe and how, how long it takes, and that it is the real page. */
export function Start({
  session,
  late,
}: {
  readonly session: Session
  readonly late: Late | undefined
}) {
  const words = say()
  const { manifest } = session.data
  const own = session.styles()
  const [first] = own
  const form = first && session.data.forms[first.form]
  const single = own.length === 1
  return (
    <section class="card">
      <h1>{manifest.title}</h1>
      {single && first?.title !== manifest.title && <p class="strong">{first?.title}</p>}
      {single && <p>{textOf(form?.opening)}</p>}
      <p class="strong">{privacy(session)}</p>
      <p>{fill(words.minutes, Math.max(1, Math.round((first?.seconds ?? 60) / 60)))}</p>
      <Offer session={session} />
      <details>
        <summary>{words.notPromised}</summary>
        <p>{words.notPromisedText}</p>
      </details>
      <p class="words">
        {words.words}：{late && <late.CheckWords manifest={manifest} />}
      </p>
    </section>
  )
}
