import { inviteRow } from '../../protocol/ballot/invite.ts'
import type { IssuerId, IssuerStore } from './issuer.store.ts'

/** One invitation as the makers of links hand it over. */
export interface NewInvite {
  readonly style: string
  /** SHA-256 over the issuer's letter and the secret. */
  readonly invite: Uint8Array
  /** Random; stands beside the secret on the sheet. */
  readonly serial: string
}

export interface Invitations {
  readonly round: string
  readonly issuer: IssuerId
  readonly rows: readonly NewInvite[]
}

interface Deps {
  readonly issuers: IssuerStore
}

const idOf = ({ round, issuer }: Invitations, { style, invite }: NewInvite): Buffer =>
  Buffer.from(inviteRow(issuer, round, style, invite))

/** Writes invitations in bulk; those already there stay as they are. The issuer never sees a secret. */
export const registerInvites = (input: Invitations, { issuers }: Deps): Promise<void> =>
  issuers.addInvites(
    input.issuer,
    input.rows.map((row) => ({
      id: idOf(input, row),
      round: input.round,
      style: row.style,
      serial: row.serial,
    })),
  )

/** Whether the issuer has every one of these invitations. */
export const haveInvites = async (input: Invitations, { issuers }: Deps): Promise<boolean> =>
  (await issuers.countOf(
    input.issuer,
    input.rows.map((row) => idOf(input, row)),
  )) === input.rows.length
