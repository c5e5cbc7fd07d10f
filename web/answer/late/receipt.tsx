import { readReceipt } from '../../../protocol/receipt/receipt.ts'
import { lateWords } from '../../words/late.ts'
import { fill, language, textOf } from '../say.ts'
import type { Session } from '../session.ts'
import type { ViewAt } from '../state.ts'
import { ReceiptPicture } from './receipt-picture.tsx'

interface Props {
  readonly session: Session
  readonly view: ViewAt<'receipt'>
}

/** A6: what the worker keeps. No answers, no time. */
export function Receipt({ session, view }: Props) {
  const words = lateWords[language()]
  const receipt = readReceipt(view.receipt ?? '')
  const [only, ...others] = session.styles()
  const form = only && others.length === 0 ? session.data.forms[only.form] : undefined
  const left = session.styles().filter(({ style }) => !session.isSent(style))
  return (
    <section class="card">
      <h1>{receipt === null && view.note === undefined ? words.thanksOpen : words.thanks}</h1>
      {view.note !== undefined && <p class="strong">{view.note}</p>}
      {receipt !== null && view.receipt !== undefined && (
        <>
          <ReceiptPicture text={view.receipt} title={session.data.manifest.title} />
          <p>{words.receiptHelp}</p>
          <p>{fill(words.receiptDay, receipt.day)}</p>
        </>
      )}
      <p>
        {words.results}
        <a href="/p">{location.host}/p</a>
      </p>
      {form?.thanks !== undefined && <p>{textOf(form.thanks)}</p>}
      {left.length > 0 && others.length > 0 && (
        <button type="button" class="main" onClick={() => session.show({ at: 'choose' })}>
          {words.nextUnit}
        </button>
      )}
    </section>
  )
}
