import { canonicalJson } from './canonical-json.ts'
import { toHex } from './hex.ts'
import { utf8 } from './pack.ts'
import { sha256 } from './sha256.ts'

/**
 * SHA-256 over the RFC 8785 form of a JSON value, in hexadecimal: how questionnaires, recipes and manifests are
 * named.
 * @throws RangeError as `canonicalJson` does
 */
export const hashJson = (value: unknown): string => toHex(sha256(utf8(canonicalJson(value))))
