import { dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import { appendLeaf, emptyRange, rangeRoot } from '../../protocol/log/compact-range.ts'
import { headBytes } from '../../protocol/log/head.ts'
import { leafHash } from '../../protocol/log/tree-hash.ts'
import type { LogKey } from '../log-key.ts'
import type { BatchStore } from './batch.store.ts'

/**
 * Writes leaf 0 of a round's log, the manifest's entry, with the first signed head. Idempotent for the same entry.
 * @throws Failure `conflict` when the log began with another manifest
 */
export async function startLog(
  { round, manifest }: { readonly round: string; readonly manifest: Uint8Array },
  deps: { readonly batches: BatchStore; readonly logKey: LogKey; readonly now: () => Date },
): Promise<void> {
  const leaf = leafHash(manifest)
  const range = appendLeaf(emptyRange, leaf)
  const root = rangeRoot(range)
  const day = dayOf(deps.now())
  const signature = deps.logKey.sign(headBytes({ round, size: 1, root, batch: 0, day }))
  const first = { round, n: 0, range, styles: [], leaves: [leaf], root, signature, day }
  if (await deps.batches.insert(first)) return
  const [begun] = await deps.batches.heads(round)
  if (begun === undefined || Buffer.compare(begun.root, root) !== 0)
    throw new Failure('conflict', '这一轮的日志已经以另一份清单开头，不能改写。')
}
