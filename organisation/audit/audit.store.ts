import type { AsyncLocalStorage } from 'node:async_hooks'
import { type mongo, Schema } from 'mongoose'
import { type Database, isDuplicateKey, plainRow } from '../../basics/database.ts'
import { type AuditRow, firstHash } from './audit.ts'

const rowSchema = new Schema(
  {
    _id: String,
    n: { type: Number, required: true },
    at: { type: Date, required: true },
    account: { type: String, required: true },
    name: { type: String, required: true },
    verb: { type: String, required: true },
    subject: { type: String, required: true },
    detail: { type: String, default: '' },
    hash: { type: String, required: true },
  },
  { collection: 'audit', strict: 'throw', versionKey: false },
)
// What happened last? And: no two rows may claim the same place in the chain.
rowSchema.index({ n: 1 }, { unique: true })
// What was done to this subject?
rowSchema.index({ subject: 1, n: -1 })

const headSchema = new Schema(
  { _id: String, n: { type: Number, required: true }, hash: { type: String, required: true } },
  { collection: 'audit_head', strict: 'throw', versionKey: false },
)

interface Head {
  readonly n: number
  readonly hash: string
}

/** The audit trail. Rows are only ever added; the head makes concurrent transactions take turns. */
export const auditStore = (db: Database) => {
  const Rows = db.model('audit', rowSchema)
  const Heads = db.model('audit_head', headSchema)
  // mongoose keeps the session of the surrounding transaction here; its types do not say so.
  const base = db.base as unknown as {
    transactionAsyncLocalStorage?: AsyncLocalStorage<{ session?: unknown }>
  }
  const inTransaction = () => base.transactionAsyncLocalStorage?.getStore()?.session != null

  /** Two first rows at the same time: the later one is started again by the driver and then finds the head. */
  const startAgain = (error: unknown): never => {
    if (isDuplicateKey(error))
      (error as mongo.MongoError).addErrorLabel('TransientTransactionError')
    throw error
  }

  return {
    /** Runs `work` in the transaction that is already open, or in one of its own. */
    async together(work: () => Promise<void>): Promise<void> {
      if (inTransaction()) await work()
      else await db.transaction(work)
    },
    /** Takes the next place in the chain; a concurrent transaction on it is retried by the driver. */
    async take(): Promise<Head> {
      const head = await Heads.findOneAndUpdate(
        { _id: 'head' },
        { $inc: { n: 1 }, $setOnInsert: { hash: firstHash } },
        { upsert: true, returnDocument: 'after' },
      )
        .lean()
        .catch(startAgain)
      return { n: head.n, hash: head.hash }
    },
    async append(row: AuditRow): Promise<void> {
      const { id, ...rest } = row
      await Rows.create([{ _id: id, ...rest }])
      await Heads.updateOne({ _id: 'head' }, { $set: { hash: row.hash } })
    },
    async head(): Promise<Head | undefined> {
      const head = await Heads.findById('head').lean()
      return head === null ? undefined : { n: head.n, hash: head.hash }
    },
    /** Newest first, below the place `before`. */
    async newest(limit: number, before?: number): Promise<AuditRow[]> {
      const rows = await Rows.find(before === undefined ? {} : { n: { $lt: before } })
        .sort({ n: -1 })
        .limit(limit)
        .lean()
      return rows.map((row) => plainRow<AuditRow>(row))
    },
    /** All rows from the first to the last, one at a time. */
    async *chain(): AsyncGenerator<AuditRow> {
      for await (const row of Rows.find().sort({ n: 1 }).lean().cursor())
        yield plainRow<AuditRow>(row)
    },
  }
}

export type AuditStore = ReturnType<typeof auditStore>
