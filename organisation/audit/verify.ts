import type { AuditStore } from './audit.store.ts'
import { type AuditVerdict, firstHash, hashOf } from './audit.ts'

/**
 * Walks the whole chain and compares it with its head: an altered, removed, inserted or cut-off row shows.
 * (Whoever can write to the database could recompute everything; a copy of the head kept elsewhere tells.)
 */
export async function verify({ trail }: { trail: AuditStore }): Promise<AuditVerdict> {
  const head = await trail.head()
  let previous = firstHash
  let rows = 0
  for await (const { hash, ...row } of trail.chain()) {
    if (row.n !== rows + 1 || hash !== hashOf(row, previous))
      return { intact: false, rows, brokenAt: rows + 1 }
    previous = hash
    rows += 1
  }
  const ends = head === undefined ? rows === 0 : head.n === rows && head.hash === previous
  return ends ? { intact: true, rows } : { intact: false, rows, brokenAt: rows + 1 }
}
