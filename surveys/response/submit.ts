import { createHash } from 'node:crypto'
import { dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import { toBase32 } from '../../protocol/bytes/base32.ts'
import { canonicalJson } from '../../protocol/bytes/canonical-json.ts'
import type { Pace } from '../ballot/ballot.store.ts'
import type { Committer } from '../ballot/committer.ts'
import type { Desk } from '../ballot/desk.ts'
import { canCast } from '../round/round.ts'
import type { ResponseRow, ResponseStore } from './response.store.ts'

/** An answer to an open link as it arrives. */
export interface ResponseInput {
  readonly round: string
  readonly style: string
  readonly id: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly attributes: Readonly<Record<string, string>>
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
  readonly again: boolean
}

export interface SubmitResult {
  readonly kind: 'new' | 'again' | 'other'
  /** 16 characters that name the stored answer; they prove nothing and say nothing of the person. */
  readonly receipt: string
}

export interface SubmitDeps {
  readonly desk: Desk
  readonly responses: ResponseStore
  readonly committer: Committer<ResponseRow>
  readonly now: () => Date
}

/** What the answer says, without the day it came. */
const contentHash = ({ day: _day, ...content }: ResponseRow): Buffer =>
  createHash('sha256').update(canonicalJson(content)).digest()

const receiptOf = (hash: Buffer): string => toBase32(hash.subarray(0, 10))

const refusals = {
  'not-open-yet': '这份问卷还没有开始。',
  closed: '这份问卷已经结束，谢谢您。',
} as const

/**
 * Takes an answer to an open round. Idempotent on the submission id: the same again yields the same receipt,
 * another content under the same id is refused and nothing changes.
 *
 * @throws Failure as `castBallot`, without signatures
 */
export async function submitResponse(
  input: ResponseInput,
  { desk, responses, committer, now }: SubmitDeps,
): Promise<SubmitResult> {
  const instant = now()
  const found = await desk.find(input.round)
  const style = await found?.style(input.style)
  if (found === undefined || style === undefined || found.round.mode !== 'open')
    throw new Failure('not-found', '没有这份公开问卷。')
  const refusal = canCast(found.round, instant)
  if (refusal === 'not-open-yet' || refusal === 'closed')
    throw new Failure(refusal, refusals[refusal])
  const verdict = style.check(input.answers, input.attributes, instant)
  if (!verdict.ok)
    throw new Failure('invalid', '有的答案不符合问卷的要求。', { errors: verdict.complaints })
  const row: ResponseRow = {
    ...input,
    answers: canonicalJson(verdict.tidy),
    day: dayOf(instant),
  }
  const hash = contentHash(row)
  if ((await committer.add(row)) === 'inserted') return { kind: 'new', receipt: receiptOf(hash) }
  const stored = await responses.find(input.id)
  if (stored === undefined)
    throw new Failure('unavailable', '暂时无法确认保存，请稍后用同样的内容再发一次。', {
      retryAfter: 2,
    })
  const kept = contentHash(stored)
  return { kind: kept.equals(hash) ? 'again' : 'other', receipt: receiptOf(kept) }
}
