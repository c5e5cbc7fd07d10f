import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256 over all parts, one after the other; texts are UTF-8. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** How questionnaires, recipes, manifests and records are named: SHA-256 over their canonical JSON. */
export const hashJson = (value: unknown): Buffer => sha256(canonicalJson(value))
