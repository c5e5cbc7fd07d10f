import { type Round, styleOf } from './check-manifest.ts'
import type { Faults } from './fault.ts'
import { hashJson } from './hash.ts'
import type { Amendment, Close, Closed } from './lines.ts'
import * as lines from './lines.ts'
import { leafHash } from './merkle-tree.ts'
import { pack } from './pack.ts'
import type { Reader } from './reader.ts'
import { isSignedByLog } from './signature.ts'

/** What was decided and recorded after the manifest. */
export interface Records {
  /** The leaf that a batch must hold alone, by batch; hexadecimal. */
  readonly leaves: ReadonlyMap<number, string>
  /** The batch of the close record, if there is one. */
  readonly last: number | undefined
  /** By style; empty where the close record is missing. */
  readonly closed: ReadonlyMap<string, Closed>
  /** Whether a style was voided, by itself or with its round. */
  readonly isVoid: (style: string) => boolean
}

const tags = { extend: 'uq1-amendment', void: 'uq1-amendment', close: 'uq1-close' } as const

const isClose = (record: Amendment | Close): record is Close => 'styles' in record

const typeOf = (record: Amendment | Close) => (isClose(record) ? 'close' : record.kind)

/** The close record speaks of the manifest's styles in their order. */
function closedBy({ styles }: Close, { manifest }: Round, reader: Reader): Map<string, Closed> {
  const codes = (list: readonly { readonly style: string }[]) => list.map(({ style }) => style)
  if (codes(styles).join() !== codes(manifest.styles).join())
    reader.fail('record: the styles are not those of the manifest in their order')
  return new Map(styles.map((each) => [each.style, each]))
}

const isVoidedBy = (amendments: readonly Amendment[], style: string): boolean =>
  amendments.some(
    (each) => each.kind === 'void' && (each.style === undefined || each.style === style),
  )

/** All records in the order of their batches, amendments numbered from 1, the close last and once. */
export async function checkRecords(round: Round, reader: Reader, faults: Faults): Promise<Records> {
  const leaves = new Map<number, string>()
  const amendments: Amendment[] = []
  const closes: { readonly batch: number; readonly close: Close }[] = []
  let before = 0

  function place(record: Amendment | Close, batch: number, at: string): void {
    faults.must(batch > before, 'record-leaf', `${at}: batch ${batch} comes after batch ${before}`)
    faults.must(closes.length === 0, 'record-leaf', `${at}: it stands after the close`)
    before = batch
    if (isClose(record)) closes.push({ batch, close: record })
    else {
      const number = amendments.push(record)
      faults.must(record.number === number, 'record-leaf', `${at}: this is amendment ${number}`)
    }
  }

  for await (const { type, record, signature, batch } of reader.each(lines.record)) {
    if (type !== typeOf(record)) reader.fail(`record: it is no ${type}`)
    if ('style' in record && record.style !== undefined) styleOf(round, record.style, reader)
    const entry = pack(tags[type], round.code, hashJson(record))
    const signed = isSignedByLog(round.logKey, entry, signature) && record.round === round.code
    faults.must(signed, 'record-signature', `${reader.at()}: not signed by the log for this round`)
    place(record, batch, reader.at())
    leaves.set(batch, leafHash(entry).toString('hex'))
  }
  const [last] = closes
  faults.must(last !== undefined, 'record-leaf', 'there is no close record')
  faults.judged('record-signature')
  return {
    leaves,
    last: last?.batch,
    closed: last === undefined ? new Map() : closedBy(last.close, round, reader),
    isVoid: (style) => isVoidedBy(amendments, style),
  }
}
