import { compareBytes, sameBytes } from '../../protocol/bytes/compare.ts'
import {
  appendLeaf,
  type CompactRange,
  emptyRange,
  rangeRoot,
} from '../../protocol/log/compact-range.ts'
import { headBytes } from '../../protocol/log/head.ts'
import { leafHash } from '../../protocol/log/tree-hash.ts'
import { manifestEntry } from '../../protocol/round/manifest.ts'
import type { LogKey } from '../log-key.ts'
import type { Round } from '../round/round.ts'
import { recordEntry } from './append-record.ts'
import type { BatchStore, Head } from './batch.store.ts'

interface Deps {
  readonly batches: BatchStore
  readonly logKey: LogKey
}

const inOrder = (leaves: readonly Uint8Array[]): boolean =>
  leaves.every((leaf, place) => {
    const before = leaves[place - 1]
    return before === undefined || compareBytes(before, leaf) < 0
  })

/** The manifest's leaf, which every log begins with. */
const begins = ({ id, manifestHash = '' }: Round, leaves: readonly Uint8Array[]): boolean => {
  const [first] = leaves
  const due = leafHash(manifestEntry(id, manifestHash))
  return leaves.length === 1 && first !== undefined && sameBytes(first, due)
}

/** What is wrong with a head over the log as its leaves make it; undefined when nothing. */
function faultOfHead(
  { round, n, range, root, day, signature }: Head,
  made: CompactRange,
  logKey: LogKey,
) {
  if (range.size !== made.size || !sameBytes(rangeRoot(made), root))
    return `第 ${n} 批的选票算不出它的树根`
  const signed = headBytes({ round, size: range.size, root, batch: n, day })
  return logKey.verify(signed, signature) ? undefined : `第 ${n} 批的树根签名无效`
}

function faultOfLeaves(round: Round, n: number, leaves: readonly Uint8Array[]) {
  if (n === 0 && !begins(round, leaves)) return '不是以签发的清单开头'
  return inOrder(leaves) ? undefined : `第 ${n} 批的顺序不是指纹的顺序`
}

/** A record must be alone in its batch, as it was signed. */
function faultOfRecord({ n, record }: Head, leaves: readonly Uint8Array[], logKey: LogKey) {
  if (record === undefined) return undefined
  const entry = recordEntry(JSON.parse(record.text))
  const [leaf] = leaves
  if (leaves.length !== 1 || leaf === undefined || !sameBytes(leafHash(entry), leaf))
    return `第 ${n} 批不是它的${recordNames[record.type]}`
  return logKey.verify(entry, record.signature) ? undefined : `第 ${n} 批的签名无效`
}

const recordNames = { extend: '延期决定', void: '作废决定', close: '封存记录' } as const

/**
 * A round's log computed anew from its leaves: every head must come out as it was signed, so each is the beginning
 * of the next. Gives the first fault only, as the rest of a Chinese sentence; what comes after it follows from it.
 */
export async function checkLog(round: Round, { batches, logKey }: Deps) {
  const heads = await batches.heads(round.id)
  let made = emptyRange
  let next = 0
  for await (const { n, leaves } of batches.leaves(round.id)) {
    const head = heads[next]
    if (n !== next || head === undefined) return `缺第 ${next} 批`
    made = leaves.reduce<CompactRange>(appendLeaf, made)
    const fault =
      faultOfLeaves(round, n, leaves) ??
      faultOfHead(head, made, logKey) ??
      faultOfRecord(head, leaves, logKey)
    if (fault !== undefined) return fault
    next += 1
  }
  return next === 0 ? '不见了' : undefined
}
