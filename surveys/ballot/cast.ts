import { constants, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { Failure } from '../../basics/failure.ts'
import { ballotMessage } from '../../protocol/ballot/token.ts'
import { formatReceipt, receiptBytes } from '../../protocol/receipt/receipt.ts'
import type { LogKey } from '../log-key.ts'
import { canCast, type Round } from '../round/round.ts'
import type { BatchStore } from '../seal/batch.store.ts'
import { nextSealDay } from '../seal/next-seal-day.ts'
import type { BallotRow, BallotStore } from './ballot.store.ts'
import { type BallotInput, ballotRow } from './ballot-row.ts'
import type { Committer } from './committer.ts'
import type { Desk, StyleDesk } from './desk.ts'

/** `new`, `again` (the same ballot was there), or `other` (this token has cast another ballot), with the receipt
 * of the ballot that is in the box. */
export interface CastResult {
  readonly kind: 'new' | 'again' | 'other'
  readonly receipt: string
}

export interface CastDeps {
  readonly desk: Desk
  readonly ballots: BallotStore
  readonly batches: BatchStore
  readonly committer: Committer<BallotRow>
  readonly logKey: LogKey
  readonly now: () => Date
}

const verified = promisify<string, Uint8Array, Parameters<typeof verify>[2], Uint8Array, boolean>(
  verify,
)

const signatureOf = ({ signatures }: BallotInput, issuer: 'a' | 'b') => signatures[issuer]

/** Every signature is checked, whatever the others say: a forgery costs what a ballot costs. */
async function haveSigned(input: BallotInput, keys: StyleDesk['keys']): Promise<boolean> {
  const message = ballotMessage(input.round, input.style, input.t)
  const checks = [...keys].map(([issuer, key]) =>
    hasSigned(message, key, signatureOf(input, issuer)),
  )
  const unasked = (['a', 'b'] as const).some(
    (issuer) => signatureOf(input, issuer) !== undefined && !keys.has(issuer),
  )
  return (await Promise.all(checks)).every(Boolean) && keys.size > 0 && !unasked
}

/** RSASSA-PSS with SHA-384 and a salt of 48 bytes, RFC 9474's RSABSSA-SHA384-PSS-Deterministic. */
const hasSigned = async (message: Uint8Array, key: KeyObject, signature: Buffer | undefined) =>
  signature !== undefined &&
  verified(
    'sha384',
    message,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
    signature,
  )

const refusals = {
  'not-open-yet': '这一轮还没有开始，请到开始时间再提交。',
  closed: '这一轮已经结束，不再接收选票。',
} as const

/** The round takes ballots at this instant; decided here once, by the server's clock. */
function mustTake(round: Round, now: Date): void {
  const refusal = canCast(round, now)
  if (refusal === 'not-open-yet' || refusal === 'closed')
    throw new Failure(refusal, refusals[refusal])
  if (refusal !== undefined || round.mode !== 'ballot')
    throw new Failure('not-found', '没有这一轮投票。')
}

/**
 * Takes a ballot: the round is open, the answers fit the questionnaire, the issuers have signed the token, and a
 * journaled majority has the row. Idempotent: the same ballot again yields the same receipt; another ballot on the
 * same token yields the first one's. Keeps nothing about who sent it, when, or from where.
 *
 * @throws Failure `not-found`, `not-open-yet`, `closed`, `invalid` with pointers, `bad-signature`,
 *   `too-many-requests`, `unavailable`; after each of them the box is as before
 */
export async function castBallot(input: BallotInput, deps: CastDeps): Promise<CastResult> {
  const { desk, ballots, committer, now } = deps
  const instant = now()
  const found = await desk.find(input.round)
  const style = await found?.style(input.style)
  if (found === undefined || style === undefined) throw new Failure('not-found', '没有这一轮投票。')
  mustTake(found.round, instant)
  const verdict = style.check(input.answers, input.attributes, instant)
  if (!verdict.ok)
    throw new Failure('invalid', '有的答案不符合问卷的要求。', { errors: verdict.complaints })
  if (!verdict.untouched)
    throw new Failure('invalid', '文字里有看不见的字符，请去掉后再提交。', {
      errors: [{ pointer: '/answers', detail: '里面有看不见的字符。' }],
    })
  if (!(await haveSigned(input, style.keys)))
    throw new Failure('bad-signature', '选票上的签发无效，没有计入。')
  const row = ballotRow(input, style.parts)
  if ((await committer.add(row)) === 'inserted')
    return { kind: 'new', receipt: receiptOf(found.round, row.leaf, instant, deps) }
  const stored = await ballots.leafOf(row.id)
  if (stored === undefined)
    throw new Failure('unavailable', '暂时无法确认保存，请稍后用同样的内容再发一次。', {
      retryAfter: 2,
    })
  const day = await deps.batches.dayOf(input.round, stored)
  const receipt = receiptOf(found.round, stored, instant, deps, day)
  return { kind: stored.equals(row.leaf) ? 'again' : 'other', receipt }
}

/** Ed25519 is deterministic, so the same round, leaf and day are the same receipt. */
function receiptOf(round: Round, leaf: Buffer, now: Date, { logKey }: CastDeps, sealed?: string) {
  const promise = { round: round.id, leaf, day: sealed ?? nextSealDay(round, now) }
  return formatReceipt({ ...promise, signature: logKey.sign(receiptBytes(promise)) })
}
