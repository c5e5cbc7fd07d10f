import { useEffect, useState } from 'preact/hooks'
import { fromBase64url } from '../../protocol/bytes/base64url.ts'
import { readReceipt, verifyReceipt } from '../../protocol/receipt/receipt.ts'
import type { Manifest } from '../../protocol/round/manifest.ts'
import { ReceiptPicture } from './receipt-picture.tsx'
import { fill, say } from './say.ts'

async function logKeyOf(round: string): Promise<{ readonly title: string; readonly key: string }> {
  const response = await fetch(`/api/v1/rounds/${round}/manifest`)
  const { manifest }: { readonly manifest: Manifest } = await response.json()
  return { title: manifest.title, key: manifest.logKey }
}

/** `/r#receipt`: whether a receipt is genuine, checked on the phone; nothing is said of any other. */
export function ReceiptCheck() {
  const words = say()
  const text = location.hash.slice(1)
  const receipt = readReceipt(text)
  const [title, setTitle] = useState<string | null>()
  useEffect(() => {
    if (receipt === null) return setTitle(null)
    logKeyOf(receipt.round)
      .then((log) => setTitle(verifyReceipt(receipt, fromBase64url(log.key)) ? log.title : null))
      .catch(() => setTitle(null))
  }, [text])
  if (title === undefined) return <p role="status">{words.sending}</p>
  if (title === null || receipt === null)
    return (
      <section class="card">
        <h1>{words.receipt}</h1>
        <p role="alert" class="strong">
          {words.receiptInvalid}
        </p>
      </section>
    )
  return (
    <section class="card">
      <h1>{words.receipt}</h1>
      <p class="strong">{title}</p>
      <p>{fill(words.receiptGood, receipt.day)}</p>
      <p>{words.receiptSignature}</p>
      <ReceiptPicture text={text} title={title} />
    </section>
  )
}
