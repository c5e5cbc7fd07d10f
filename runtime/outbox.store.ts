import { Schema } from 'mongoose'
import type { Database } from '../basics/database.ts'
import { isDuplicateKey } from '../basics/database.ts'

/** A job that must happen because something changed. */
export interface JobRequest {
  readonly name: string
  readonly payload: Record<string, unknown>
  /** Jobs of one subject: at most one waits and one runs. */
  readonly key?: string
}

export interface OutboxRow extends JobRequest {
  readonly id: string
  readonly state: 'waiting' | 'sent' | 'done' | 'failed'
  readonly at: Date
  readonly progress?: { done: number; total: number; note: string } | undefined
  readonly outcome?: string | undefined
  readonly finishedAt?: Date | undefined
}

const schema = new Schema(
  {
    _id: String,
    name: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    key: String,
    state: { type: String, required: true },
    at: { type: Date, required: true },
    sentAt: Date,
    finishedAt: Date,
    outcome: String,
    progress: { type: { done: Number, total: Number, note: String }, _id: false },
  },
  { collection: 'outbox', strict: 'throw', versionKey: false, minimize: false },
)
// Which job of this subject is already waiting?
schema.index(
  { key: 1 },
  { unique: true, partialFilterExpression: { state: 'waiting', key: { $exists: true } } },
)
// What is to be sent next, and what was sent long ago and never finished?
schema.index({ state: 1, at: 1 })
// Finished jobs are shown for two days, then forgotten.
schema.index({ finishedAt: 1 }, { expireAfterSeconds: 2 * 24 * 3600 })

/**
 * Deferred work of the register, written in the same transaction as the change that causes it. MongoDB is
 * the truth and the queue only wakes workers: a row leaves `sent` when its job has run, so losing the queue
 * delays and loses nothing.
 * @param lostSeconds without a sign of life after which a job is handed out again
 */
export const outboxStore = (
  db: Database,
  newId: () => string,
  now: () => Date,
  lostSeconds = 60,
) => {
  const Rows = db.model('outbox', schema)
  const plain = (row: { _id?: string | null }): OutboxRow =>
    ({ ...row, id: row._id }) as unknown as OutboxRow
  return {
    async put(jobs: readonly JobRequest[]): Promise<void> {
      for (const job of jobs) {
        const row = {
          _id: newId(),
          name: job.name,
          payload: job.payload,
          state: 'waiting',
          at: now(),
        }
        if (job.key === undefined) await Rows.create([row])
        else
          await Rows.updateOne(
            { key: job.key, state: 'waiting' },
            { $setOnInsert: row },
            { upsert: true },
          ).catch((error: unknown) => {
            if (!isDuplicateKey(error)) throw error
          })
      }
    },
    /**
     * Rows to hand to the queue: waiting ones whose subject is not running, and lost ones. A sign of life from the
     * future is none: it was given before the clock was set back.
     */
    async due(limit: number): Promise<OutboxRow[]> {
      const instant = now().getTime()
      const lost = new Date(instant - lostSeconds * 1000)
      const future = new Date(instant + lostSeconds * 1000)
      const running = await Rows.distinct('key', {
        state: 'sent',
        sentAt: { $gt: lost, $lt: future },
      })
      const rows = await Rows.find({
        $or: [
          { state: 'waiting', key: { $nin: running } },
          { state: 'sent', sentAt: { $lte: lost } },
          { state: 'sent', sentAt: { $gte: future } },
        ],
      })
        .sort({ at: 1 })
        .limit(limit)
        .lean()
      return rows.map(plain)
    },
    async sent(ids: readonly string[]): Promise<void> {
      await Rows.updateMany(
        { _id: { $in: [...ids] }, state: { $in: ['waiting', 'sent'] } },
        { $set: { state: 'sent', sentAt: now() } },
      )
    },
    async find(id: string): Promise<OutboxRow | undefined> {
      const row = await Rows.findById(id).lean()
      return row === null ? undefined : plain(row)
    },
    /** Also tells that the job is alive: a row touched lately is not sent again. */
    async progress(id: string, done: number, total: number, note: string): Promise<void> {
      await Rows.updateOne(
        { _id: id },
        { $set: { progress: { done, total, note }, sentAt: now() } },
      )
    },
    async finish(id: string, state: 'done' | 'failed', outcome: string): Promise<void> {
      await Rows.updateOne({ _id: id }, { $set: { state, outcome, finishedAt: now() } })
    },
    /** Writes a row as it is: work that no worker runs, e.g. the loading of the demo, shown with the others. */
    async keep({ id, ...row }: OutboxRow): Promise<void> {
      await Rows.replaceOne({ _id: id }, row, { upsert: true })
    },
    /** Forgets the work on these rounds: they are gone. */
    async forget(rounds: readonly string[]): Promise<void> {
      await Rows.deleteMany({ 'payload.round': { $in: [...rounds] } })
    },
    /** Newest first, for the workbench; what is only kept as a memory is over and was never finished. */
    async recent(limit: number): Promise<OutboxRow[]> {
      const rows = await Rows.find({
        $or: [{ state: { $ne: 'done' } }, { finishedAt: { $exists: true } }],
      })
        .sort({ at: -1 })
        .limit(limit)
        .lean()
      return rows.map(plain)
    },
    /** Jobs that were asked for before this instant and have not happened yet. */
    async overdue(before: Date): Promise<OutboxRow[]> {
      const rows = await Rows.find({ state: { $in: ['waiting', 'sent'] }, at: { $lt: before } })
        .sort({ at: 1 })
        .lean()
      return rows.map(plain)
    },
    /** Jobs that still have to happen. */
    async open(): Promise<number> {
      return Rows.countDocuments({ state: { $in: ['waiting', 'sent'] } })
    },
  }
}

export type Outbox = ReturnType<typeof outboxStore>
