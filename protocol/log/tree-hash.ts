import { concat } from '../bytes/pack.ts'
import { sha256 } from '../bytes/sha256.ts'

/** RFC 6962 leaf hash: SHA-256 of a zero byte and the entry. */
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(concat(Uint8Array.of(0), entry))

/** RFC 6962 node hash: SHA-256 of a one byte and both children. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concat(Uint8Array.of(1), left, right))

/** The root of a log without leaves. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array())
