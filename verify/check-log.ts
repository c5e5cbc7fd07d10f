import { checkHeads } from './check-heads.ts'
import type { Round } from './check-manifest.ts'
import type { Records } from './check-records.ts'
import type { Faults } from './fault.ts'
import type { HeadLine } from './lines.ts'
import * as lines from './lines.ts'
import { openTree } from './merkle-tree.ts'
import type { Reader } from './reader.ts'

/** The log as its leaves make it. */
export interface Log {
  readonly heads: readonly HeadLine[]
  /** The seal that took the leaf of a ballot or void sheet; undefined when none did. */
  readonly sealOf: (leaf: Buffer) => HeadLine | undefined
  /** Ballots and void sheets take their leaf, each once. False when it is not there, or not any more. */
  readonly claim: (leaf: Buffer) => boolean
  /** How many leaves nobody has claimed. */
  readonly unclaimed: () => number
}

/** 32 bytes as 32 characters of one byte: the smallest key that a map takes. */
const keyOf = (leaf: Buffer): string => leaf.toString('latin1')

/** Takes the leaves batch by batch and compares what they make with what the heads say. */
function openBatches(
  { leaf: first }: Round,
  records: Records,
  heads: readonly HeadLine[],
  faults: Faults,
) {
  const headOf = new Map(heads.map((head) => [head.batch, head]))
  /** Leaves that stand alone in their batch: the manifest's and those of the records. */
  const alone = new Map([...records.leaves, [0, first.toString('hex')]])
  const batchOf = new Map<string, number>()
  const tree = openTree()
  let batch = 0
  let count = 0
  let before = ''

  function enterAlone(leaf: string, at: string): void {
    const rule = batch === 0 ? 'first-leaf' : 'record-leaf'
    const right = alone.get(batch) === leaf && count === 0
    faults.must(right, rule, `${at}: batch ${batch} holds another leaf`)
  }

  function enterBallot(leaf: Buffer, at: string): void {
    const known = batchOf.has(keyOf(leaf))
    faults.must(!known, 'missing-leaf', `${at}: ${leaf.toString('hex')} stands twice in the log`)
    if (!known) batchOf.set(keyOf(leaf), batch)
  }

  function seal(): void {
    const head = headOf.get(batch)
    if (head === undefined) faults.add('head-order', `batch ${batch} has no head`)
    else if (head.size !== tree.size())
      faults.add('head-size', `batch ${batch}: ${tree.size()} leaves, the head says ${head.size}`)
    else if (head.root !== tree.root().toString('hex'))
      faults.add('root', `batch ${batch}: its leaves and those before have another root`)
    const empty = alone.has(batch) && count === 0
    faults.must(!empty, batch === 0 ? 'first-leaf' : 'record-leaf', `batch ${batch} is empty`)
  }

  return {
    headOf,
    batchOf,
    batch: () => batch,
    next(): void {
      seal()
      batch += 1
      count = 0
      before = ''
    },
    enter(leaf: string, at: string): void {
      // Of one length and in one case, texts rise as their bytes do.
      faults.must(leaf > before, 'leaf-order', `${at}: ${leaf} does not rise`)
      const bytes = Buffer.from(leaf, 'hex')
      tree.append(bytes)
      if (alone.has(batch)) enterAlone(leaf, at)
      else enterBallot(bytes, at)
      count += 1
      before = leaf
    },
    finish(): void {
      seal()
      for (const each of alone.keys())
        faults.must(each <= batch, 'record-leaf', `a record names batch ${each}, there is none`)
      const closes = records.last === undefined || records.last === batch
      faults.must(closes, 'record-leaf', `the last batch is ${batch} and not the close`)
    },
  }
}

/**
 * Heads and leaves. That the log only ever grew needs no proof here: all leaves are in the bundle, so each head is
 * computed from those up to its batch.
 */
export async function checkLog(
  round: Round,
  records: Records,
  reader: Reader,
  faults: Faults,
): Promise<Log> {
  const heads = await checkHeads(round, reader, faults)
  const batches = openBatches(round, records, heads, faults)
  const { headOf, batchOf } = batches
  let lists = 0
  for await (const { batch, leaves } of reader.each(lines.leaves)) {
    if (lists > 0 && batch === batches.batch() + 1) batches.next()
    if (batch !== batches.batch())
      reader.fail(`leaves: batch ${batch} comes after ${batches.batch()}`)
    for (const leaf of leaves) batches.enter(leaf, reader.at())
    lists += 1
  }
  const bare = heads.find(({ batch }) => lists === 0 || batch > batches.batch())
  if (bare !== undefined) reader.fail(`the leaves of batch ${bare.batch} are missing here`)
  batches.finish()
  faults.judged('record-leaf', 'first-leaf', 'leaf-order', 'root', 'head-size', 'head-order')
  return {
    heads,
    sealOf: (leaf) => headOf.get(batchOf.get(keyOf(leaf)) ?? -1),
    claim: (leaf) => batchOf.delete(keyOf(leaf)),
    unclaimed: () => batchOf.size,
  }
}
