import { toBase32 } from '../bytes/base32.ts'
import { fromHex } from '../bytes/hex.ts'

/** The check inside a link: the first 80 bits of the manifest hash, 16 Base32 characters; the phone compares it. */
export const linkCheck = (hash: string): string => toBase32(fromHex(hash).subarray(0, 10))
