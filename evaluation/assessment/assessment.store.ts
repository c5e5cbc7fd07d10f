import { Schema } from 'mongoose'
import { type Database, isDuplicateKey, plainRow } from '../../basics/database.ts'
import type { Assessment } from './assessment.ts'

const schema = new Schema(
  {
    _id: String,
    year: { type: Number, required: true },
    unit: { type: String, required: true },
    revision: { type: Number, required: true },
    scheme: { type: String, required: true },
    trial: { type: Boolean, required: true },
    state: { type: String, required: true },
    inputs: { type: Schema.Types.Mixed, required: true },
    result: { type: Schema.Types.Mixed, required: true },
    inputHash: { type: String, required: true },
    seed: { type: String, required: true },
    computedAt: { type: Date, required: true },
    decidedAt: Date,
    reason: String,
    demo: { type: Boolean, required: true },
  },
  { collection: 'assessments', strict: 'throw', versionKey: false, minimize: false },
)
// The revisions of a unit's year; two computations never make two of one number.
schema.index({ year: 1, unit: 1, revision: -1 }, { unique: true })

/** Assessments; a new computation from changed inputs is a new revision, and old ones stay. */
export const assessmentStore = (db: Database) => {
  const Assessments = db.model('assessment', schema)
  return {
    /** False when another computation took this revision number first. */
    async insert({ id, ...row }: Assessment): Promise<boolean> {
      try {
        await Assessments.insertOne({ ...row, _id: id } as object)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    /** The newest revision of each unit. */
    async ofYear(year: number): Promise<Assessment[]> {
      const rows = await Assessments.find({ year }).sort({ unit: 1, revision: -1 }).lean()
      const seen = new Set<string>()
      return rows
        .map((row) => plainRow<Assessment>(row))
        .filter((row) => !seen.has(row.unit) && seen.add(row.unit))
    },
    async revisions(year: number, unit: string): Promise<Assessment[]> {
      const rows = await Assessments.find({ year, unit }).sort({ revision: 1 }).lean()
      return rows.map((row) => plainRow<Assessment>(row))
    },
    /** Every revision of every year, one at a time. */
    async *all(): AsyncGenerator<Assessment> {
      for await (const row of Assessments.find().lean().cursor()) yield plainRow<Assessment>(row)
    },
    async years(): Promise<number[]> {
      const years = await Assessments.distinct('year')
      return years.toSorted((a, b) => b - a)
    },
    async decide(ids: readonly string[], at: Date): Promise<number> {
      const done = await Assessments.updateMany(
        { _id: { $in: [...ids] }, state: 'trial' },
        { $set: { state: 'decided', decidedAt: at } },
      )
      return done.modifiedCount
    },
    async clearDemo(): Promise<void> {
      await Assessments.deleteMany({ demo: true })
    },
  }
}

export type AssessmentStore = ReturnType<typeof assessmentStore>
