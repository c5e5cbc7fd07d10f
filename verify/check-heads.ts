import type { Round } from './check-manifest.ts'
import type { Faults } from './fault.ts'
import type { HeadLine } from './lines.ts'
import * as lines from './lines.ts'
import { pack, unsigned } from './pack.ts'
import type { Reader } from './reader.ts'
import { isSignedByLog } from './signature.ts'

const entryOf = (round: string, { size, root, batch, day }: HeadLine): Buffer =>
  pack('uq1-head', round, unsigned(size, 8), Buffer.from(root, 'hex'), unsigned(batch, 4), day)

/** The heads of the log: signed for this round, numbered from 0, never going back in days. */
export async function checkHeads(
  round: Round,
  reader: Reader,
  faults: Faults,
): Promise<readonly HeadLine[]> {
  const heads: HeadLine[] = []
  let before = { batch: -1, day: '' }
  for await (const head of reader.each(lines.head)) {
    const { batch, day, signature } = head
    const at = reader.at()
    faults.must(
      batch === before.batch + 1,
      'head-order',
      `${at}: batch ${batch}, it should be ${before.batch + 1}`,
    )
    faults.must(before.day <= day, 'head-order', `${at}: ${day} comes after ${before.day}`)
    faults.must(
      isSignedByLog(round.logKey, entryOf(round.code, head), signature),
      'head-signature',
      `${at}: not signed by the log for this round`,
    )
    heads.push(head)
    before = head
  }
  faults.judged('head-signature')
  return heads
}
