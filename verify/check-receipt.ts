import type { Log } from './check-log.ts'
import type { Round } from './check-manifest.ts'
import { base64url, isDay } from './contract.ts'
import type { Faults } from './fault.ts'
import { pack } from './pack.ts'
import { isSignedByLog } from './signature.ts'

/** What a receipt promises: its leaf is sealed on that day. */
interface Receipt {
  readonly round: string
  /** 32 bytes, base64url. */
  readonly leaf: string
  readonly day: string
  readonly signature: string
}

/** How the promise was kept. */
export interface Kept {
  readonly batch: number
  readonly sealed: string
  readonly promised: string
}

const isLeaf = base64url(32)
const isSignature = base64url(64)

/** `<round>.<leaf>.<YYYYMMDD>.<signature>`, alone or as the address that a QR code gives. */
function readReceipt(text: string): Receipt | undefined {
  const [round = '', leaf = '', written = '', signature = '', ...more] = text
    .trim()
    .replace(/^.*#/, '')
    .split('.')
  const day = written.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  const reads = isLeaf(leaf) && isDay(day) && isSignature(signature) && more.length === 0
  return reads ? { round, leaf, day, signature } : undefined
}

/**
 * Whether this log signed the receipt and holds its leaf. A seal after the promised day is told and is no fault: when
 * few ballots are pending, they wait.
 */
export function checkReceipt(
  text: string,
  round: Round,
  log: Log,
  faults: Faults,
): Kept | undefined {
  faults.judged('receipt')
  const receipt = readReceipt(text)
  if (receipt === undefined) {
    faults.add('receipt', 'this is no receipt')
    return undefined
  }
  const leaf = Buffer.from(receipt.leaf, 'base64url')
  const entry = pack('uq1-receipt', receipt.round, leaf, receipt.day)
  if (receipt.round !== round.code || !isSignedByLog(round.logKey, entry, receipt.signature)) {
    faults.add('receipt', 'it was not signed by this log for this round')
    return undefined
  }
  const head = log.sealOf(leaf)
  if (head === undefined) {
    faults.add('receipt', `this log signed it and does not hold its ballot ${leaf.toString('hex')}`)
    return undefined
  }
  return { batch: head.batch, sealed: head.day, promised: receipt.day }
}
