import { createHash } from 'node:crypto'
import { type Pace, type Parts, splitAnswers } from '../../protocol/ballot/commitments.ts'
import { canonicalJson } from '../../protocol/bytes/canonical-json.ts'
import type { BallotAnswers } from '../ballot/ballot.store.ts'

/** What is published of a ballot: exactly what its commitment to the scores is over. */
export interface ScoreRow {
  readonly answers: Readonly<Record<string, unknown>>
  readonly coached: boolean
  readonly helped: boolean
  readonly pace: Pace
}

/** The published row of a ballot: no text, no attribute, nothing that says which leaf it is. */
export function scoreRow(
  { answers, coached, helped, pace }: BallotAnswers,
  parts: Parts,
): ScoreRow {
  return { answers: splitAnswers(parts, JSON.parse(answers)).scores, coached, helped, pace }
}

/**
 * The rows of a style as canonical JSON, sorted by their bytes, so that their order says nothing of leaves or days.
 * Equal rows stand as often as they were cast.
 */
export async function scoreRows(
  ballots: AsyncIterable<BallotAnswers>,
  parts: Parts,
): Promise<string[]> {
  const rows: Buffer[] = []
  for await (const ballot of ballots) rows.push(Buffer.from(canonicalJson(scoreRow(ballot, parts))))
  return rows.sort(Buffer.compare).map((row) => row.toString())
}

/** SHA-256 (hex) over the sorted rows, each followed by a line feed. */
export function rowsHash(rows: readonly string[]): string {
  const hash = createHash('sha256')
  for (const row of rows) hash.update(row).update('\n')
  return hash.digest('hex')
}
