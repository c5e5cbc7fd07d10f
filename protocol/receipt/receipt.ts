import { fromBase64url, toBase64url } from '../bytes/base64url.ts'
import { pack } from '../bytes/pack.ts'
import { codePattern } from '../round/manifest.ts'
import { verifyEd25519 } from './ed25519.ts'

/** The box's promise that a ballot stands in the next seal. It says nothing of answers, person or time. */
export interface Receipt {
  readonly round: string
  /** RFC 6962 leaf hash, 32 bytes. */
  readonly leaf: Uint8Array
  /** Day of the next seal, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string
  /** Ed25519 by the log key, 64 bytes. */
  readonly signature: Uint8Array
}

/** What the log key signs. */
export const receiptBytes = (receipt: Omit<Receipt, 'signature'>): Uint8Array =>
  pack('uq1-receipt', receipt.round, receipt.leaf, receipt.day)

/** `<round>.<leaf>.<YYYYMMDD>.<signature>`, bytes in base64url: what stands after `/r#` and in the QR code. */
export const formatReceipt = (receipt: Receipt): string =>
  [
    receipt.round,
    toBase64url(receipt.leaf),
    receipt.day.replace(/-/g, ''),
    toBase64url(receipt.signature),
  ].join('.')

/** Reads a receipt's text; null when it is none. Says nothing of its signature. */
export function readReceipt(text: string): Receipt | null {
  const [, round = '', leaf = '', year, month, day, signature = ''] =
    /^([^.]+)\.([\w-]{43})\.(\d{4})(\d\d)(\d\d)\.([\w-]{86})$/.exec(text) ?? []
  if (!codePattern.test(round)) return null
  try {
    return {
      round,
      leaf: fromBase64url(leaf),
      day: `${year}-${month}-${day}`,
      signature: fromBase64url(signature),
    }
  } catch {
    return null
  }
}

/** Whether the log of that key (32 bytes) signed this receipt. */
export const verifyReceipt = (receipt: Receipt, logKey: Uint8Array): boolean =>
  verifyEd25519(logKey, receiptBytes(receipt), receipt.signature)
