import { lateWords } from '../../words/late.ts'
import { language } from '../say.ts'
import { drawReceipt } from './draw-receipt.ts'

/** The receipt's last eight signs: enough to tell two receipts apart on the telephone. */
const short = (text: string) => text.slice(-8)

/** A picture of the receipt to keep: title, code and number in one image. */
export function ReceiptPicture({ text, title }: { readonly text: string; readonly title: string }) {
  const words = lateWords[language()]
  const draw = (image: HTMLImageElement | null) => {
    if (image === null || image.src !== '') return
    const lines = [title, `${words.receiptShort} ${short(text)}`]
    image.src = drawReceipt(`${location.origin}/r#${text}`, lines)
  }
  return (
    <figure>
      <img ref={draw} alt={`${words.receipt} ${short(text)}`} />
      <figcaption>
        {words.receiptShort} <code>{short(text)}</code>
        <br />
        <a href={`/r#${text}`}>{words.receipt}</a>
      </figcaption>
    </figure>
  )
}
