import { Schema } from 'mongoose'
import { type Database, isDuplicateKey, plainRow } from '../../basics/database.ts'
import { Failure } from '../../basics/failure.ts'
import type { Interference } from './interference.ts'

const schema = new Schema(
  {
    _id: String,
    unit: { type: String, required: true },
    year: { type: Number, required: true },
    kind: { type: String, required: true },
    document: { type: String, required: true },
    finding: { type: String, required: true },
    evidence: { type: String, required: true },
    confirmedBy: { type: String, required: true },
    confirmedAt: { type: Date, required: true },
    withdrawn: { type: { why: String, by: String, at: Date }, _id: false },
    demo: { type: Boolean, required: true },
  },
  { collection: 'interferences', strict: 'throw', versionKey: false },
)
// What was confirmed about this unit this year? One document confirms one thing once.
schema.index({ year: 1, unit: 1, document: 1 }, { unique: true })

/** Confirmed interferences; a row is withdrawn with its reason, never removed. */
export const interferenceStore = (db: Database) => {
  const Interferences = db.model('interference', schema)
  return {
    async insert({ id, ...row }: Interference): Promise<void> {
      await Interferences.create([{ ...row, _id: id } as object]).catch((error: unknown) => {
        if (isDuplicateKey(error))
          throw new Failure('conflict', '这份文件已经认定过这个单位。', { cause: error })
        throw error
      })
    },
    async list(year: number): Promise<Interference[]> {
      const rows = await Interferences.find({ year }).sort({ unit: 1, confirmedAt: 1 }).lean()
      return rows.map((row) => plainRow<Interference>(row))
    },
    async find(id: string): Promise<Interference | undefined> {
      const row = await Interferences.findById(id).lean()
      return row === null ? undefined : plainRow<Interference>(row)
    },
    /** False when it was withdrawn before. */
    async withdraw(id: string, withdrawn: Interference['withdrawn']): Promise<boolean> {
      const { matchedCount } = await Interferences.updateOne(
        { _id: id, withdrawn: { $exists: false } },
        { $set: { withdrawn } },
      )
      return matchedCount === 1
    },
    async clearDemo(): Promise<void> {
      await Interferences.deleteMany({ demo: true })
    },
  }
}

export type InterferenceStore = ReturnType<typeof interferenceStore>
