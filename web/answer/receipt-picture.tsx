import { useEffect, useState } from 'preact/hooks'
import { say } from './say.ts'

/** The receipt's last eight signs: enough to tell two receipts apart on the telephone. */
const short = (text: string) => text.slice(-8)

/** A picture of the receipt to keep: title, code and number in one image. */
export function ReceiptPicture({ text, title }: { readonly text: string; readonly title: string }) {
  const words = say()
  const [picture, setPicture] = useState('')
  useEffect(() => {
    void import('./draw-receipt.ts').then(({ drawReceipt }) =>
      setPicture(
        drawReceipt(`${location.origin}/r#${text}`, [
          title,
          `${words.receiptShort} ${short(text)}`,
        ]),
      ),
    )
  }, [text, title, words.receiptShort])
  return (
    <figure>
      {picture !== '' && <img src={picture} alt={`${words.receipt} ${short(text)}`} />}
      <figcaption>
        {words.receiptShort} <code>{short(text)}</code>
        <br />
        <a href={`/r#${text}`}>{words.receipt}</a>
      </figcaption>
    </figure>
  )
}
