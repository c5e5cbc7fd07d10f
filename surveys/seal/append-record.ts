import { dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import { canonicalJson } from '../../protocol/bytes/canonical-json.ts'
import { appendLeaf, rangeRoot } from '../../protocol/log/compact-range.ts'
import { headBytes } from '../../protocol/log/head.ts'
import { leafHash } from '../../protocol/log/tree-hash.ts'
import { type Amendment, amendmentEntry } from '../../protocol/round/amendment.ts'
import { type Closing, closingEntry } from '../../protocol/round/closing.ts'
import type { LogKey } from '../log-key.ts'
import type { BatchStore } from './batch.store.ts'

export interface RecordDeps {
  readonly batches: BatchStore
  readonly logKey: LogKey
  readonly now: () => Date
}

const isClosing = (record: Amendment | Closing): record is Closing => 'keysDestroyed' in record

/** What the log key signs of a record, and the entry of its leaf. */
export const recordEntry = (record: Amendment | Closing): Uint8Array =>
  isClosing(record) ? closingEntry(record) : amendmentEntry(record)

const recordType = (record: Amendment | Closing) => (isClosing(record) ? 'close' : record.kind)

/**
 * Puts a signed record (an amendment, the closing) into the round's log, alone in a batch of its own. Idempotent: the
 * same record again changes nothing, whoever appends at the same time.
 * @throws Failure `conflict` for a round without a log, or one whose log is closed
 */
export async function appendRecord(
  record: Amendment | Closing,
  { batches, logKey, now }: RecordDeps,
): Promise<'appended' | 'unchanged'> {
  const { round } = record
  const text = canonicalJson(record)
  const entry = recordEntry(record)
  for (;;) {
    const records = await batches.records(round)
    if (records.some((each) => each.text === text)) return 'unchanged'
    if (records.some(({ type }) => type === 'close'))
      throw new Failure('conflict', '这一轮的日志已经封存结束，不能再写入。')
    const last = await batches.last(round)
    if (last === undefined)
      throw new Failure('conflict', '这一轮还没有签发清单，没有日志可以写入。')
    const n = last.n + 1
    const leaf = leafHash(entry)
    const range = appendLeaf(last.range, leaf)
    const root = rangeRoot(range)
    const day = dayOf(now())
    const written = await batches.insert({
      round,
      n,
      range,
      styles: last.styles,
      leaves: [leaf],
      root,
      day,
      signature: logKey.sign(headBytes({ round, size: range.size, root, batch: n, day })),
      record: { type: recordType(record), text, signature: logKey.sign(entry) },
    })
    if (written) return 'appended'
  }
}
