import { createHash } from 'node:crypto'
import { commitment, type Pace, type Parts, partValues } from '../../protocol/ballot/commitments.ts'
import { ballotEntry, signaturesHash } from '../../protocol/ballot/leaf.ts'
import { canonicalJson } from '../../protocol/bytes/canonical-json.ts'
import { leafHash } from '../../protocol/log/tree-hash.ts'
import type { BallotRow } from './ballot.store.ts'

/** A ballot as it arrives, its bytes decoded. */
export interface BallotInput {
  readonly round: string
  readonly style: string
  readonly t: Buffer
  readonly signatures: { readonly a: Buffer; readonly b?: Buffer }
  readonly answers: Readonly<Record<string, unknown>>
  readonly attributes: Readonly<Record<string, string>>
  readonly salts: { readonly scores: Buffer; readonly texts: Buffer; readonly attributes: Buffer }
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
}

/** What the box keeps of a ballot: everything follows from what arrived and the parts its questions belong to. */
export function ballotRow(input: BallotInput, parts: Parts): BallotRow {
  const { round, style, t, signatures, answers, attributes, salts, pace, coached, helped } = input
  const values = partValues(parts, input)
  const entry = ballotEntry({
    round,
    style,
    t,
    signatures: signaturesHash(signatures),
    scores: commitment('scores', salts.scores, values.scores),
    texts: commitment('texts', salts.texts, values.texts),
    attributes: commitment('attributes', salts.attributes, values.attributes),
  })
  return {
    id: createHash('sha256').update(t).digest(),
    round,
    style,
    t,
    signatures,
    answers: canonicalJson(answers),
    attributes,
    salts,
    pace,
    coached,
    helped,
    leaf: Buffer.from(leafHash(entry)),
  }
}
