import { pack } from '../bytes/pack.ts'
import { sha256 } from '../bytes/sha256.ts'

/** The message both issuers sign blindly: one ballot of one style. `t`: the phone's 32 random bytes. */
export const ballotMessage = (round: string, style: string, t: Uint8Array): Uint8Array =>
  pack('uq1', round, style, t)

/** Where the box keeps the ballot: SHA-256 of t; 32 bytes, its `_id`. */
export const ballotId = (t: Uint8Array): Uint8Array => sha256(t)
