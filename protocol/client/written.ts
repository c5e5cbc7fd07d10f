import type { Content, Parts } from '../ballot/commitments.ts'
import { ballotEntry, leafOf } from '../ballot/leaf.ts'
import type { BallotSubmission } from '../ballot/messages.ts'
import { fromBase64url, toBase64url } from '../bytes/base64url.ts'
import { canonicalJson } from '../bytes/canonical-json.ts'
import { leafHash } from '../log/tree-hash.ts'
import { readReceipt, verifyReceipt } from '../receipt/receipt.ts'
import type { Manifest } from '../round/manifest.ts'
import type { ClientState } from './state.ts'

/**
 * Writes a collected ballot: from here on its bytes are fixed. A ballot in any other stage stays as it is.
 * @throws RangeError for answers that belong to no part or are no JSON
 */
export function writeBallot(
  state: ClientState,
  style: string,
  content: Content,
  parts: Parts,
  random: (length: number) => Uint8Array,
): ClientState {
  const ballot = state.ballots[style]
  if (ballot?.stage !== 'ready') return state
  const submission: BallotSubmission = {
    round: state.round,
    style,
    t: ballot.t,
    signatures: ballot.signatures,
    answers: content.answers,
    attributes: content.attributes,
    pace: content.pace,
    coached: content.coached,
    helped: content.helped,
    salts: {
      scores: toBase64url(random(16)),
      texts: toBase64url(random(16)),
      attributes: toBase64url(random(16)),
    },
  }
  const leaf = toBase64url(leafHash(ballotEntry(leafOf(submission, parts))))
  const body = canonicalJson(submission)
  return { ...state, ballots: { ...state.ballots, [style]: { stage: 'sending', body, leaf } } }
}

/**
 * Whether a receipt is signed by the round's log for that leaf.
 * @param leaf base64url; left out: for any leaf of the round
 */
export function holdsReceipt(manifest: Manifest, text: string, leaf?: string): boolean {
  const receipt = readReceipt(text)
  if (receipt === null || receipt.round !== manifest.round) return false
  if (leaf !== undefined && toBase64url(receipt.leaf) !== leaf) return false
  return verifyReceipt(receipt, fromBase64url(manifest.logKey))
}

/** The ballot may be written anew: the box found its answers unfit and has kept nothing. */
export function reopened(state: ClientState, style: string): ClientState {
  const ballot = state.ballots[style]
  if (ballot?.stage !== 'sending') return state
  const { t, signatures }: BallotSubmission = JSON.parse(ballot.body)
  return { ...state, ballots: { ...state.ballots, [style]: { stage: 'ready', t, signatures } } }
}

/** The phone after the box has acknowledged: the receipt stays, everything else is forgotten. */
export const acknowledged = (state: ClientState, style: string, receipt?: string): ClientState => ({
  ...state,
  ballots: {
    ...state.ballots,
    [style]: receipt === undefined ? { stage: 'sent' } : { stage: 'sent', receipt },
  },
})
