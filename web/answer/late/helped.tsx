import { lateWords } from '../../words/late.ts'
import { language } from '../say.ts'
import type { Session } from '../session.ts'
import type { Filling } from '../state.ts'

/** 代填: whoever fills this in for somebody else says so. */
export function Helped({
  session,
  filling,
}: {
  readonly session: Session
  readonly filling: Filling
}) {
  const words = lateWords[language()]
  return (
    <button
      type="button"
      aria-pressed={filling.helped}
      onClick={() => session.sign(filling, { helped: !filling.helped })}
    >
      {filling.helped && '✓ '}
      {words.helped}
    </button>
  )
}
