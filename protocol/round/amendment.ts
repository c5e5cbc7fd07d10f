import { hashJson } from '../bytes/hash-json.ts'
import { fromHex } from '../bytes/hex.ts'
import { pack } from '../bytes/pack.ts'

/** A later decision about a round. The manifest itself is never edited. */
export type Amendment = {
  readonly version: 'fs1'
  readonly round: string
  /** 1 for the first amendment of the round. */
  readonly number: number
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  readonly day: string
  readonly reason: string
} & (
  | { readonly kind: 'extend'; readonly closesAt: string }
  | { readonly kind: 'void'; readonly style?: string }
)

/** What the log key signs, and the entry that becomes a leaf. */
export const amendmentEntry = (amendment: Amendment): Uint8Array =>
  pack('uq1-amendment', amendment.round, fromHex(hashJson(amendment)))
