import { Schema } from 'mongoose'
import { type Database, isDuplicateKey } from '../../basics/database.ts'

const schema = new Schema(
  {
    _id: String,
    tries: { type: Number, required: true },
    /** No try is looked at before this instant. */
    lockedUntil: { type: Date, required: true },
    /** When the count is forgotten. */
    forgetAt: { type: Date, required: true },
  },
  { collection: 'sign_in_attempts', strict: 'throw', versionKey: false },
)
// Counts nobody added to for a day are forgotten.
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 })

const usedSchema = new Schema(
  { _id: String, forgetAt: { type: Date, required: true } },
  { collection: 'used_codes', strict: 'throw', versionKey: false },
)
// A one-time code can be repeated only while its time step lasts.
usedSchema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 })

export interface AttemptRule {
  /** Tries that cost nothing. */
  readonly free: number
  /** Seconds of the first lock; each further failure doubles it. */
  readonly firstLock: number
  readonly longestLock: number
  /** Seconds after which the count is forgotten. */
  readonly memory: number
}

/** Tries at a password or a code, counted before they are looked at so that parallel tries count too. */
export const attemptStore = (db: Database) => {
  const Attempts = db.model('sign_in_attempt', schema)
  const Used = db.model('used_code', usedSchema)

  const count = async (key: string, rule: AttemptRule, now: Date) => {
    const over = { $max: [0, { $subtract: [{ $add: ['$tries', 1] }, rule.free] }] }
    const seconds = {
      $min: [
        rule.longestLock,
        { $multiply: [rule.firstLock, { $pow: [2, { $subtract: [over, 1] }] }] },
      ],
    }
    return Attempts.findOneAndUpdate(
      { _id: key, lockedUntil: { $lte: now } },
      [
        {
          $set: {
            tries: { $cond: [{ $lte: ['$forgetAt', now] }, 0, { $ifNull: ['$tries', 0] }] },
          },
        },
        {
          $set: {
            lockedUntil: {
              $cond: [
                { $gt: [over, 0] },
                { $dateAdd: { startDate: now, unit: 'second', amount: { $toInt: seconds } } },
                new Date(0),
              ],
            },
          },
        },
        {
          $set: {
            tries: { $add: ['$tries', 1] },
            forgetAt: new Date(now.getTime() + rule.memory * 1000),
          },
        },
      ],
      { upsert: true, returnDocument: 'after', updatePipeline: true },
    ).lean()
  }

  return {
    /** Counts a try. Seconds to wait when the key is locked (nothing is counted then), else 0. */
    async begin(key: string, rule: AttemptRule, now: Date): Promise<number> {
      try {
        await count(key, rule, now)
        return 0
      } catch (error) {
        // The key exists and is locked: the filter missed it and the upsert met its `_id`.
        if (!isDuplicateKey(error)) throw error
        const row = await Attempts.findById(key).lean()
        const wait = ((row?.lockedUntil ?? now).getTime() - now.getTime()) / 1000
        return Math.max(1, Math.ceil(wait))
      }
    },
    async forget(key: string): Promise<void> {
      await Attempts.deleteOne({ _id: key })
    },
    /** Takes back one counted try. */
    async refund(key: string): Promise<void> {
      await Attempts.updateOne(
        { _id: key, tries: { $gt: 0 } },
        { $inc: { tries: -1 }, $set: { lockedUntil: new Date(0) } },
      )
    },
    /** False when this code has been used before. */
    async claim(code: string, now: Date): Promise<boolean> {
      try {
        await Used.create([{ _id: code, forgetAt: new Date(now.getTime() + 600_000) }])
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}

export type AttemptStore = ReturnType<typeof attemptStore>
