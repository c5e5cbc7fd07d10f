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

interface Props {
  readonly session: Session
  readonly late: Late | undefined
}

/** Opened or not: what the first screen offers. */
function Offer({ session, late }: Props) {
  const words = say()
  const { state } = session.data
  // While ballots on their way are still taken, only who has begun may go on.
  const isOpen = state === 'open' || (state === 'closing' && session.hasDraft())
  if (session.isDone() || !isOpen) return late ? <late.Instead session={session} /> : null
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
export function Start({ session, late }: Props) {
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
      <Offer session={session} late={late} />
      {late && <late.Custody manifest={manifest} />}
      <p class="words">
        {words.words}：{late && <late.CheckWords manifest={manifest} />}
      </p>
    </section>
  )
}
