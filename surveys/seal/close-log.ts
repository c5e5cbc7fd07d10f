import { type Day, dayOf } from '../../basics/days.ts'
import type { Form } from '../../protocol/form/form.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import type { Closing, ClosingStyle } from '../../protocol/round/closing.ts'
import type { ManifestStyle } from '../../protocol/round/manifest.ts'
import type { BallotStore } from '../ballot/ballot.store.ts'
import type { Round } from '../round/round.ts'
import { appendRecord, type RecordDeps } from './append-record.ts'
import { rowsHash, scoreRows } from './score-rows.ts'

/** What the issuers gave out of one style, counted once their keys were gone. */
export type IssuedCounts = Pick<ClosingStyle, 'collected' | 'reissued'>

interface CloseDeps extends RecordDeps {
  readonly ballots: BallotStore
  readonly formByHash: (hash: string) => Promise<Form | undefined>
}

interface Ended {
  readonly round: Round
  readonly keysDestroyed: Day
  readonly issued: ReadonlyMap<string, IssuedCounts>
}

/**
 * Writes the closing record as the log's last leaf: exact counts of every style and the hash of the rows that may be
 * published. From then on nothing enters the log. Idempotent: a log that is closed stays as it is.
 */
export async function closeLog(
  { round, keysDestroyed, issued }: Ended,
  deps: CloseDeps,
): Promise<'appended' | 'unchanged'> {
  const records = await deps.batches.records(round.id)
  if (records.some(({ type }) => type === 'close')) return 'unchanged'
  const styles: ClosingStyle[] = []
  for (const style of round.manifest?.styles ?? [])
    styles.push(await closingOf(round, style, issued.get(style.style), deps))
  const closing: Closing = {
    version: 'fs1',
    round: round.id,
    day: dayOf(deps.now()),
    keysDestroyed,
    styles,
  }
  return appendRecord(closing, deps)
}

async function closingOf(
  { id, k }: Round,
  { style, invited, form: hash }: ManifestStyle,
  issued: IssuedCounts | undefined,
  { ballots, formByHash }: CloseDeps,
): Promise<ClosingStyle> {
  const form = await formByHash(hash)
  if (form === undefined) throw new Error(`closeLog: no form ${hash}`)
  const rows = await scoreRows(ballots.answers(id, style), partsOf(form))
  return {
    style,
    invited,
    paper: 0,
    collected: issued?.collected ?? {},
    reissued: issued?.reissued ?? 0,
    ballots: rows.length,
    void: { spoiled: 0, unused: 0 },
    rows: rows.length < k ? null : rowsHash(rows),
  }
}
