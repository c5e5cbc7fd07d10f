import { Schema } from 'mongoose'
import { type Database, isDuplicateKey, plainRow } from '../../basics/database.ts'
import { Failure } from '../../basics/failure.ts'
import type { StoredScheme } from './scheme.ts'

const schema = new Schema(
  {
    _id: String,
    name: { type: String, required: true },
    year: { type: Number, required: true },
    version: { type: Number, required: true },
    trial: { type: Boolean, required: true },
    scheme: { type: Schema.Types.Mixed, required: true },
    publishedAt: { type: Date, required: true },
    demo: { type: Boolean, required: true },
  },
  { collection: 'schemes', strict: 'throw', versionKey: false, minimize: false },
)
// The version of the scheme that is in force for a year: the newest.
schema.index({ year: 1, version: -1 }, { unique: true })

/** Published schemes; a version never changes. */
export const schemeStore = (db: Database) => {
  const Schemes = db.model('scheme', schema)
  return {
    async insert({ id, ...row }: StoredScheme): Promise<void> {
      await Schemes.insertOne({ ...row, _id: id } as object).catch((error: unknown) => {
        if (isDuplicateKey(error))
          throw new Failure('conflict', '这一年度的这个版本已经发布。', { cause: error })
        throw error
      })
    },
    async inForce(year: number): Promise<StoredScheme | undefined> {
      const row = await Schemes.findOne({ year }).sort({ version: -1 }).lean()
      return row === null ? undefined : plainRow<StoredScheme>(row)
    },
    async list(): Promise<StoredScheme[]> {
      const rows = await Schemes.find().sort({ year: -1, version: -1 }).lean()
      return rows.map((row) => plainRow<StoredScheme>(row))
    },
    async clearDemo(): Promise<void> {
      await Schemes.deleteMany({ demo: true })
    },
  }
}

export type SchemeStore = ReturnType<typeof schemeStore>
