import { fromBase64url } from '../bytes/base64url.ts'
import { pack } from '../bytes/pack.ts'
import { sha256 } from '../bytes/sha256.ts'
import type { IssuerId } from '../round/manifest.ts'
import { commitment, type Parts, partValues } from './commitments.ts'
import type { BallotSubmission } from './messages.ts'

type Signatures = { readonly [issuer in IssuerId]?: Uint8Array }

/** SHA-256 over the issuers' letters and signatures, in their order. */
export const signaturesHash = (signatures: Signatures): Uint8Array =>
  sha256(
    pack(
      'uq1-signatures',
      ...(signatures.a === undefined ? [] : ['a', signatures.a]),
      ...(signatures.b === undefined ? [] : ['b', signatures.b]),
    ),
  )

/** What a ballot's leaf is made of; every hash 32 bytes. */
export interface BallotLeaf {
  readonly round: string
  readonly style: string
  readonly t: Uint8Array
  readonly signatures: Uint8Array
  readonly scores: Uint8Array
  readonly texts: Uint8Array
  readonly attributes: Uint8Array
}

/** The log entry of a ballot; its RFC 6962 leaf hash is `leafHash(entry)`. */
export const ballotEntry = (leaf: BallotLeaf): Uint8Array =>
  pack(
    'uq1-leaf',
    leaf.round,
    leaf.style,
    leaf.t,
    leaf.signatures,
    leaf.scores,
    leaf.texts,
    leaf.attributes,
  )

/**
 * The leaf's ingredients from a submission, as the box and the phone compute them.
 * @throws RangeError for texts that are no base64url and answers that belong to no part
 */
export function leafOf(submission: BallotSubmission, parts: Parts): BallotLeaf {
  const { a, b } = submission.signatures
  const values = partValues(parts, submission)
  const commit = (part: 'scores' | 'texts' | 'attributes') =>
    commitment(part, fromBase64url(submission.salts[part]), values[part])
  return {
    round: submission.round,
    style: submission.style,
    t: fromBase64url(submission.t),
    signatures: signaturesHash({
      ...(a === undefined ? {} : { a: fromBase64url(a) }),
      ...(b === undefined ? {} : { b: fromBase64url(b) }),
    }),
    scores: commit('scores'),
    texts: commit('texts'),
    attributes: commit('attributes'),
  }
}

/** The log entry of a paper sheet that will not be cast: its token is spent in public. */
export const voidEntry = (sheet: {
  readonly round: string
  readonly style: string
  readonly t: Uint8Array
  readonly reason: 'spoiled' | 'unused'
}): Uint8Array => pack('uq1-void', sheet.round, sheet.style, sheet.t, sheet.reason)
