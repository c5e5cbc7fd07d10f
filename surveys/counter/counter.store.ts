import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import type { Day } from '../../basics/days.ts'

/** What may be said of one style on one day: numbers rounded to fives, nothing per person. */
export interface CounterRow {
  readonly style: string
  readonly day: Day
  readonly collected: number
  readonly cast: number
}

const countersSchema = new Schema(
  {
    /** `<round>/<style>/<day>` */
    _id: String,
    round: { type: String, required: true },
    style: { type: String, required: true },
    day: { type: String, required: true },
    collected: Number,
    cast: Number,
  },
  { collection: 'counters', strict: 'throw', versionKey: false },
)
// How did this round fill, day by day?
countersSchema.index({ round: 1, day: 1 })

const visitsSchema = new Schema(
  {
    /** `<round>/<channel>` */
    _id: String,
    round: { type: String, required: true },
    channel: { type: String, required: true },
    count: { type: Number, required: true },
  },
  { collection: 'visits', strict: 'throw', versionKey: false },
)
// Through which channels was this round's page opened?
visitsSchema.index({ round: 1 })

export const counterStore = (db: Database) => {
  const Counters = db.model('counter', countersSchema)
  const Visits = db.model('visit', visitsSchema)
  return {
    /** The numbers of a day; they are rounded before they come here. */
    async write(
      round: string,
      day: Day,
      field: 'collected' | 'cast',
      counts: ReadonlyMap<string, number>,
    ): Promise<void> {
      if (counts.size === 0) return
      await Counters.bulkWrite(
        [...counts].map(([style, count]) => ({
          updateOne: {
            filter: { _id: `${round}/${style}/${day}` },
            update: { $max: { [field]: count }, $setOnInsert: { round, style, day } },
            upsert: true,
          },
        })),
        { ordered: false },
      )
    },
    async ofRound(round: string): Promise<CounterRow[]> {
      const rows = await Counters.find({ round }).sort({ round: 1, day: 1 }).lean()
      return rows.map(({ style, day, collected, cast }) => ({
        style,
        day,
        collected: collected ?? 0,
        cast: cast ?? 0,
      }))
    },
    async visit(round: string, channel: string, count = 1): Promise<void> {
      await Visits.updateOne(
        { _id: `${round}/${channel}` },
        { $inc: { count }, $setOnInsert: { round, channel } },
        { upsert: true },
      )
    },
    async forget(rounds: readonly string[]): Promise<void> {
      await Counters.deleteMany({ round: { $in: [...rounds] } })
      await Visits.deleteMany({ round: { $in: [...rounds] } })
    },
    async visits(round: string): Promise<{ channel: string; count: number }[]> {
      const rows = await Visits.find({ round }).sort({ _id: 1 }).lean()
      return rows.map(({ channel, count }) => ({ channel, count }))
    },
  }
}

export type CounterStore = ReturnType<typeof counterStore>
