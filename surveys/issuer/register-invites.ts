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

/** Writes invitations in bulk; those already there stay as they are. The issuer never sees a secret. */
export const registerInvites = (
  input: {
    readonly round: string
    readonly issuer: IssuerId
    readonly rows: readonly NewInvite[]
  },
  { issuers }: { readonly issuers: IssuerStore },
): Promise<void> =>
  issuers.addInvites(
    input.issuer,
    input.rows.map(({ style, invite, serial }) => ({
      id: Buffer.from(inviteRow(input.issuer, input.round, style, invite)),
      round: input.round,
      style,
      serial,
    })),
  )
