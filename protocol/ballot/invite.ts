import { concat, pack, utf8 } from '../bytes/pack.ts'
import { sha256 } from '../bytes/sha256.ts'
import type { IssuerId } from '../round/manifest.ts'

/** What the phone shows one issuer: SHA-256 of the issuer's capital letter and the 16-byte secret. Opens only its own row. */
export const inviteOf = (issuer: IssuerId, secret: Uint8Array): Uint8Array =>
  sha256(concat(utf8(issuer.toUpperCase()), secret))

/** The issuer's row for one invitation and one style; 32 bytes, its `_id`. The issuer never stores the invite itself. */
export const inviteRow = (
  issuer: IssuerId,
  round: string,
  style: string,
  invite: Uint8Array,
): Uint8Array => sha256(pack('uq1-invite', issuer, round, style, invite))
