import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { Entry, Meeting, MeetingTotals } from './meeting.ts'

const options = { strict: 'throw', versionKey: false, minimize: false } as const

const meetingSchema = new Schema(
  {
    _id: String,
    unit: { type: String, required: true },
    year: { type: Number, required: true },
    day: { type: String, required: true },
    place: { type: String, required: true },
    present: { type: Schema.Types.Mixed, required: true },
    room: { type: String, default: '' },
    statements: { type: [Schema.Types.Mixed], required: true },
    motions: { type: [Schema.Types.Mixed], default: undefined },
    entries: { type: [Schema.Types.Mixed], required: true },
    demo: { type: Boolean, required: true },
  },
  { ...options, collection: 'meetings' },
)
// Which meetings feed the assessment of this unit this year?
meetingSchema.index({ year: 1, unit: 1 })

const totalsSchema = new Schema(
  {
    _id: String,
    unit: { type: String, required: true },
    year: { type: Number, required: true },
    meetings: { type: Number, required: true },
    ballots: { type: Number, required: true },
    mean: { type: Number, required: true },
    se: { type: Number, required: true },
    source: { type: String, required: true },
    demo: { type: Boolean, required: true },
  },
  { ...options, collection: 'meeting-totals' },
)
// The imported totals of a unit and year; a second import replaces the first.
totalsSchema.index({ year: 1, unit: 1 }, { unique: true })

const meetingOf = (row: object): Meeting => ({
  motions: [],
  ...plainRow<Omit<Meeting, 'motions'>>(row),
})

/** Meetings and imported totals of meetings. */
export const meetingStore = (db: Database) => {
  const Meetings = db.model('meeting', meetingSchema)
  const Totals = db.model('meeting-totals', totalsSchema)
  return {
    async insert({ id, ...row }: Meeting): Promise<void> {
      await Meetings.insertOne({ ...row, _id: id } as object)
    },
    async find(id: string): Promise<Meeting | undefined> {
      const row = await Meetings.findById(id).lean()
      return row === null ? undefined : meetingOf(row)
    },
    async list(filter: { year?: number; unit?: string }): Promise<Meeting[]> {
      const rows = await Meetings.find(filter).sort({ day: -1, _id: 1 }).lean()
      return rows.map(meetingOf)
    },
    /** Adds or replaces a clerk's entry only if the entries are still as they were read. */
    async saveEntries(
      id: string,
      before: readonly Entry[],
      after: readonly Entry[],
    ): Promise<boolean> {
      const saved = await Meetings.updateOne(
        { _id: id, entries: before },
        { $set: { entries: after } },
      )
      return saved.matchedCount === 1
    },
    async saveTotals({ id, unit, year, ...row }: MeetingTotals): Promise<void> {
      await Totals.updateOne(
        { unit, year },
        { $set: row, $setOnInsert: { _id: id } },
        { upsert: true },
      )
    },
    async totals(year: number): Promise<MeetingTotals[]> {
      const rows = await Totals.find({ year }).lean()
      return rows.map((row) => plainRow<MeetingTotals>(row))
    },
    async clearDemo(): Promise<void> {
      await Meetings.deleteMany({ demo: true })
      await Totals.deleteMany({ demo: true })
    },
  }
}

export type MeetingStore = ReturnType<typeof meetingStore>
