import { Schema } from 'mongoose'
import { type Database, isDuplicateKey } from '../../basics/database.ts'
import type { Day } from '../../basics/days.ts'
import type { LogState, StyleSeal } from './plan-seal.ts'

/** A signed decision that is a leaf of its own: an amendment, or the closing. */
export interface StoredRecord {
  readonly type: 'extend' | 'void' | 'close'
  /** RFC 8785 text, as it was signed. */
  readonly text: string
  /** Ed25519 of the log key over the record's entry. */
  readonly signature: Uint8Array
}

/** One seal: leaf hashes in hash order, or one record, and the signed head of the log after them. */
export interface Batch extends LogState {
  readonly round: string
  readonly leaves: readonly Uint8Array[]
  readonly root: Uint8Array
  /** Ed25519 of the log key over the head. */
  readonly signature: Uint8Array
  /** Asia/Shanghai. */
  readonly day: Day
  /** Left out where the leaves are ballots; the manifest's own batch is 0. */
  readonly record?: StoredRecord | undefined
}

/** A batch without its leaves. */
export type Head = Omit<Batch, 'leaves'>

const schema = new Schema(
  {
    /** `<round>.<n>`: two sealers at once make one head. */
    _id: String,
    round: { type: String, required: true },
    n: { type: Number, required: true },
    leaves: { type: [Buffer], required: true },
    size: { type: Number, required: true },
    /** Roots of the complete subtrees, so that the next batch needs no earlier leaf. */
    nodes: { type: [Buffer], required: true },
    root: { type: Buffer, required: true },
    signature: { type: Buffer, required: true },
    day: { type: String, required: true },
    record: { type: { _id: false, type: { type: String }, text: String, signature: Buffer } },
    styles: {
      type: [{ _id: false, style: String, sealed: Number, shown: Number, through: Number }],
      required: true,
    },
  },
  { collection: 'batches', strict: 'throw', versionKey: false },
)
// Where does the log of this round stand? At most one batch of a number, whoever seals.
schema.index({ round: 1, n: -1 }, { unique: true })
// Which batch holds this leaf?
schema.index({ leaves: 1 })

const bytes = (value: unknown): Buffer => Buffer.from((value as { buffer: Uint8Array }).buffer)

interface Row {
  readonly round: string
  readonly n: number
  readonly size: number
  readonly nodes: readonly unknown[]
  readonly root: unknown
  readonly signature: unknown
  readonly day: string
  readonly styles: readonly StyleSeal[]
  readonly record?: Omit<StoredRecord, 'signature'> & { readonly signature: unknown }
}

/** The log of each round, batch by batch; inserted once, never changed. */
export const batchStore = (db: Database) => {
  const Batches = db.model('batch', schema)
  const head = (value: unknown): Head => {
    const row = value as Row
    return {
      round: row.round,
      n: row.n,
      range: { size: row.size, roots: row.nodes.map(bytes) },
      root: bytes(row.root),
      signature: bytes(row.signature),
      day: row.day,
      ...(row.record === undefined
        ? {}
        : { record: { ...row.record, signature: bytes(row.record.signature) } }),
      styles: row.styles.map(({ style, sealed, shown, through }) => ({
        style,
        sealed,
        shown,
        through,
      })),
    }
  }
  return {
    /** False when somebody else wrote the batch of that number first. */
    async insert(batch: Batch): Promise<boolean> {
      try {
        await Batches.collection.insertOne({
          _id: `${batch.round}.${batch.n}` as never,
          round: batch.round,
          n: batch.n,
          leaves: batch.leaves.map((leaf) => Buffer.from(leaf)),
          size: batch.range.size,
          nodes: batch.range.roots.map((node) => Buffer.from(node)),
          root: Buffer.from(batch.root),
          signature: Buffer.from(batch.signature),
          day: batch.day,
          ...(batch.record === undefined
            ? {}
            : { record: { ...batch.record, signature: Buffer.from(batch.record.signature) } }),
          styles: batch.styles.map((style) => ({ ...style })),
        })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    /** Only for the rounds of the example federation. */
    async forget(rounds: readonly string[]): Promise<void> {
      await Batches.deleteMany({ round: { $in: [...rounds] } })
    },
    async last(round: string): Promise<Head | undefined> {
      const row = await Batches.findOne({ round }, { leaves: 0 }).sort({ n: -1 }).lean()
      return row === null ? undefined : head(row)
    },
    async heads(round: string): Promise<Head[]> {
      const rows = await Batches.find({ round }, { leaves: 0 }).sort({ n: 1 }).lean()
      return rows.map(head)
    },
    /** The records of a round's log, in order, each with its batch. */
    async records(round: string): Promise<(StoredRecord & { readonly batch: number })[]> {
      const rows = await Batches.find({ round, record: { $exists: true } }, { leaves: 0 })
        .sort({ n: 1 })
        .lean()
      return rows.flatMap((row) => {
        const { n, record } = head(row)
        return record === undefined ? [] : [{ ...record, batch: n }]
      })
    },
    /** The leaves of each batch in order, for proofs, bundles and the next seal. */
    async *leaves(
      round: string,
    ): AsyncGenerator<{ n: number; leaves: Buffer[]; kind: 'manifest' | 'ballots' | 'record' }> {
      const cursor = Batches.find({ round }, { n: 1, leaves: 1, record: 1 })
        .sort({ n: 1 })
        .lean()
        .cursor()
      for await (const row of cursor) {
        const kind = row.n === 0 ? 'manifest' : row.record == null ? 'ballots' : 'record'
        yield { n: row.n, leaves: row.leaves.map(bytes), kind }
      }
    },
    /** The day of the batch a leaf was sealed in. */
    async dayOf(round: string, leaf: Uint8Array): Promise<Day | undefined> {
      const row = await Batches.findOne({ leaves: Buffer.from(leaf), round }, { day: 1 }).lean()
      return row?.day
    },
  }
}

export type BatchStore = ReturnType<typeof batchStore>
