import { render } from 'preact'
import { fromBase64url } from '../../../protocol/bytes/base64url.ts'
import { readReceipt, verifyReceipt } from '../../../protocol/receipt/receipt.ts'
import type { Manifest } from '../../../protocol/round/manifest.ts'
import { lateWords } from '../../words/late.ts'
import { fill, language } from '../say.ts'
import { ReceiptPicture } from './receipt-picture.tsx'

/**
 * The round's title and the day of the seal, when the round's own log key signed the receipt; null when it did not.
 * Rejects when the server does not say.
 */
async function checked(text: string) {
  const receipt = readReceipt(text)
  if (receipt === null) return null
  const response = await fetch(`/api/v1/rounds/${receipt.round}/manifest`)
  if (response.status === 404) return null
  const { manifest }: { readonly manifest: Manifest } = await response.json()
  const holds = verifyReceipt(receipt, fromBase64url(manifest.logKey))
  return holds ? { title: manifest.title, day: receipt.day } : null
}

/** `/r#receipt`: whether a receipt is genuine, checked on the phone; nothing is said of any other. */
export async function showReceipt(place: Element): Promise<void> {
  const words = lateWords[language()]
  const text = location.hash.slice(1)
  const found = await checked(text).catch(() => undefined)
  const content =
    found === null || found === undefined ? (
      <p role="alert" class="strong">
        {found === null ? words.receiptInvalid : words.receiptUnchecked}
      </p>
    ) : (
      <>
        <p class="strong">{found.title}</p>
        <p>{fill(words.receiptGood, found.day)}</p>
        <p>{words.receiptSignature}</p>
        <ReceiptPicture text={text} title={found.title} />
      </>
    )
  render(
    <section class="card">
      <h1>{words.receipt}</h1>
      {content}
    </section>,
    place,
  )
}
