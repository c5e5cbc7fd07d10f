import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './hash.ts'
import { pack } from './pack.ts'

/** What a ballot commits to, each part apart, so that each can be opened apart. @param salt hexadecimal; the result too */
export const commitment = (part: 'scores' | 'attributes', salt: string, value: unknown): string =>
  sha256(pack('uq1-part', part, Buffer.from(salt, 'hex'), canonicalJson(value))).toString('hex')
