import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { Absence, WorkRecord } from './record.ts'

const options = { strict: 'throw', versionKey: false } as const

const recordSchema = new Schema(
  {
    _id: String,
    unit: { type: String, required: true },
    year: { type: Number, required: true },
    indicator: { type: String, required: true },
    value: { type: Number, required: true },
    evidence: { type: String, required: true },
    enteredBy: { type: String, required: true },
    demo: { type: Boolean, required: true },
  },
  { ...options, collection: 'work-records' },
)
// The value of this indicator for this unit and year; entering it again corrects it.
recordSchema.index({ year: 1, unit: 1, indicator: 1 }, { unique: true })

const absenceSchema = new Schema(
  {
    _id: String,
    unit: { type: String, required: true },
    year: { type: Number, required: true },
    source: { type: String, required: true },
    reason: { type: String, required: true },
    reminder: { type: String, required: true },
    why: { type: String, required: true },
    decidedBy: { type: String, required: true },
    demo: { type: Boolean, required: true },
  },
  { ...options, collection: 'absences' },
)
// Why is this source of this unit missing this year?
absenceSchema.index({ year: 1, unit: 1, source: 1 }, { unique: true })

/** Work records and the reasons why a source is missing. */
export const recordStore = (db: Database) => {
  const Records = db.model('work-record', recordSchema)
  const Absences = db.model('absence', absenceSchema)
  return {
    async save({ id, unit, year, indicator, ...row }: WorkRecord): Promise<void> {
      await Records.updateOne(
        { unit, year, indicator },
        { $set: row, $setOnInsert: { _id: id } },
        { upsert: true },
      )
    },
    async list(year: number): Promise<WorkRecord[]> {
      const rows = await Records.find({ year }).sort({ unit: 1, indicator: 1 }).lean()
      return rows.map((row) => plainRow<WorkRecord>(row))
    },
    async saveAbsence({ id, unit, year, source, ...row }: Absence): Promise<void> {
      await Absences.updateOne(
        { unit, year, source },
        { $set: row, $setOnInsert: { _id: id } },
        { upsert: true },
      )
    },
    async absences(year: number): Promise<Absence[]> {
      const rows = await Absences.find({ year }).lean()
      return rows.map((row) => plainRow<Absence>(row))
    },
    async clearDemo(): Promise<void> {
      await Records.deleteMany({ demo: true })
      await Absences.deleteMany({ demo: true })
    },
  }
}

export type RecordStore = ReturnType<typeof recordStore>
