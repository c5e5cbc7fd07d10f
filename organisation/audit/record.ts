import type { World } from '../../basics/context.ts'
import type { AuditStore } from './audit.store.ts'
import { type AuditEntry, hashOf } from './audit.ts'

/**
 * Writes what was done into the chain, in the transaction of the change it speaks of: either both are stored
 * or neither. Called outside a transaction it opens its own.
 */
export async function record(
  { actor, verb, subject, detail }: AuditEntry,
  { trail, world }: { trail: AuditStore; world: World },
): Promise<void> {
  await trail.together(async () => {
    const { n, hash: previous } = await trail.take()
    const row = {
      id: world.newId(),
      n,
      at: world.now(),
      account: actor.account,
      name: actor.name,
      verb,
      subject,
      detail: (detail ?? '').slice(0, 2000),
    }
    await trail.append({ ...row, hash: hashOf(row, previous) })
  })
}
