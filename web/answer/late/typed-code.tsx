import { readSecret } from '../../../protocol/bytes/base32.ts'
import { lateWords } from '../../words/late.ts'
import { Complaint } from '../complaint-line.tsx'
import { language } from '../say.ts'
import type { Session } from '../session.ts'
import type { ViewAt } from '../state.ts'

interface Props {
  readonly session: Session
  readonly view: ViewAt<'code'>
}

/** A link came without its secret: the code printed on paper opens the same ballot. */
export function TypedCode({ session, view }: Props) {
  const words = lateWords[language()]
  const open = (code: string) => {
    const secret = readSecret(code)
    if (secret === null) session.show({ at: 'code', complaint: words.codeWrong })
    else void session.begin(secret)
  }
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault()
        open(String(new FormData(event.currentTarget).get('code') ?? ''))
      }}
    >
      <h1>{session.data.manifest.title}</h1>
      <p>{words.needLink}</p>
      <label class="field">
        {words.typeCode}
        <input name="code" autocapitalize="none" autocomplete="off" spellcheck={false} />
      </label>
      <Complaint text={view.complaint} />
      <button type="submit" class="main">
        {words.openWithCode}
      </button>
    </form>
  )
}
