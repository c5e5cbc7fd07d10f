import { hashJson } from '../bytes/hash-json.ts'
import { fromHex } from '../bytes/hex.ts'
import { pack } from '../bytes/pack.ts'
import type { IssuerId } from './manifest.ts'

/** What became of one style by the end of its round; exact counts. */
export interface ClosingStyle {
  readonly style: string
  readonly invited: number
  /** Paper sheets printed. */
  readonly paper: number
  /** Credentials each issuer gave out. */
  readonly collected: { readonly [issuer in IssuerId]?: number }
  /** Links given out again under supervision. */
  readonly reissued: number
  /** Ballots in the log. */
  readonly ballots: number
  /** Paper sheets whose token was spent in public. */
  readonly void: { readonly spoiled: number; readonly unused: number }
  /** `rowsHash` of the published rows, hexadecimal; null where fewer ballots were cast than may be shown. */
  readonly rows: string | null
}

/** The last leaf of a round's log: what was counted, and the rows that figures follow from. */
export interface Closing {
  readonly version: 'fs1'
  readonly round: string
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  readonly day: string
  /** The day on which the issuers' private keys were destroyed. */
  readonly keysDestroyed: string
  /** In the manifest's order. */
  readonly styles: readonly ClosingStyle[]
}

/** What the log key signs, and the entry that becomes the last leaf. */
export const closingEntry = (closing: Closing): Uint8Array =>
  pack('uq1-close', closing.round, fromHex(hashJson(closing)))
