import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Failure } from '../../basics/failure.ts'
import { inviteRow } from '../../protocol/ballot/invite.ts'
import type { IssuerId, IssuerStore } from './issuer.store.ts'
import { type SigningKey, signBlinded } from './sign-blinded.ts'

export interface CredentialRequest {
  readonly style: string
  /** 256 bytes. */
  readonly blinded: Uint8Array
}

export interface IssueInput {
  readonly round: string
  readonly issuer: IssuerId
  readonly invite: Uint8Array
  readonly requests: readonly CredentialRequest[]
}

interface IssueDeps {
  readonly issuers: IssuerStore
  /** The key of a style; undefined when the round has no such style, or its keys are destroyed. */
  readonly keyOf: (style: string) => SigningKey | undefined
}

const unknown = () => new Failure('not-found', '这个邀请在这一轮里找不到。')
const taken = () =>
  new Failure('conflict', '这个邀请已经在另一部手机上领取过了。如果不是您本人领取的，请联系工会。')

/**
 * Hands out blind signatures against an invitation: each (invitation, style) is bound to one blinded value for
 * ever by one atomic update, so that the same request again returns the same bytes and another value never gets
 * a signature. The answers stand in the order of the requests. Nothing is written for an unknown invitation or
 * when one of the styles is bound to another value; both cost the same signatures as a success.
 *
 * @throws Failure `not-found` (alike for unknown invitation and style), `conflict`
 */
export async function issue(input: IssueInput, { issuers, keyOf }: IssueDeps): Promise<Buffer[]> {
  const { issuer, round, invite, requests } = input
  const asked = requests.map(({ style, blinded }) => ({
    id: Buffer.from(inviteRow(issuer, round, style, invite)),
    hash: createHash('sha256').update(blinded).digest(),
    blinded,
    key: keyOf(style),
  }))
  const known = new Map(
    (
      await issuers.boundTo(
        issuer,
        asked.map(({ id }) => id),
      )
    ).map((row) => [row.id.toString('hex'), row.blinded]),
  )
  const signatures: Buffer[] = []
  for (const { key, blinded } of asked) {
    if (key !== undefined) signatures.push(signBlinded(blinded, key))
    // One millisecond each: others get their turn in between.
    await setImmediate()
  }
  if (asked.some(({ id, key }) => key === undefined || !known.has(id.toString('hex'))))
    throw unknown()
  for (const { id, hash } of asked) {
    const bound = known.get(id.toString('hex')) ?? null
    if (bound !== null && !bound.equals(hash)) throw taken()
  }
  for (const { id, hash } of asked) if (!(await issuers.bind(issuer, id, hash))) throw taken()
  return signatures
}
