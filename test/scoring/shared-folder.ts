import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A path in the folder of shared reference data, or undefined where that folder does not exist. */
export function sharedPath(...parts: string[]): string | undefined {
  const root = process.env.SHARED_DIR ?? join(import.meta.dirname, '../../../shared')
  const path = join(root, ...parts)
  return existsSync(path) ? path : undefined
}
