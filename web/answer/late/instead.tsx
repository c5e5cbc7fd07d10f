import { lateWords } from '../../words/late.ts'
import { fill, language, say } from '../say.ts'
import type { Session } from '../session.ts'

/** By the clock on the wall in China. */
const wallTime = (instant: string): string =>
  new Date(instant).toLocaleString(language(), {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  })

/** What the first screen offers where there is nothing to answer: not yet, no more, or sent from this phone. */
export function Instead({ session }: { readonly session: Session }) {
  const words = lateWords[language()]
  const { state, manifest } = session.data
  if (session.isDone())
    return (
      <>
        <p class="strong">{say().allDone}</p>
        <button type="button" class="main" onClick={() => session.begin()}>
          {words.seeReceipt}
        </button>
      </>
    )
  if (state === 'planned')
    return <p class="strong">{fill(words.notOpen, wallTime(manifest.opensAt))}</p>
  return (
    <>
      <p class="strong">{words.closed}</p>
      <p>
        <a href="/p">{words.publications}</a>
      </p>
    </>
  )
}
