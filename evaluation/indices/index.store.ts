import { Schema } from 'mongoose'
import { type Database, isDuplicateKey, plainRow } from '../../basics/database.ts'
import type { IndexRecord } from './index-record.ts'

const schema = new Schema(
  {
    _id: String,
    round: { type: String, required: true },
    style: { type: String, required: true },
    unit: String,
    mode: { type: String, required: true },
    recipe: { type: String, required: true },
    recipeVersion: { type: Number, required: true },
    inputHash: { type: String, required: true },
    seed: { type: String, required: true },
    batch: Number,
    provenance: { type: Schema.Types.Mixed, required: true },
    result: { type: Schema.Types.Mixed, required: true },
    computedAt: { type: Date, required: true },
    demo: { type: Boolean, required: true },
  },
  { collection: 'indices', strict: 'throw', versionKey: false, minimize: false },
)
// Has exactly this input been computed by exactly this recipe?
schema.index({ round: 1, style: 1, recipe: 1, recipeVersion: 1, inputHash: 1 }, { unique: true })
// The newest figures of a round.
schema.index({ round: 1, computedAt: -1 })
// The history of a unit.
schema.index({ unit: 1, computedAt: -1 })

/** Results: data + recipe + seed, never changed once written. */
export const indexStore = (db: Database) => {
  const Indices = db.model('index', schema)
  const newest = (rows: IndexRecord[]): IndexRecord[] => {
    const seen = new Set<string>()
    return rows.filter((row) => !seen.has(row.style) && seen.add(row.style))
  }
  return {
    /** True when written, false when the same input was recorded before. */
    async insert({ id, ...row }: IndexRecord): Promise<boolean> {
      try {
        await Indices.insertOne({ ...row, _id: id } as object)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    /** The newest record of each style. */
    async ofRound(round: string): Promise<IndexRecord[]> {
      const rows = await Indices.find({ round }).sort({ computedAt: -1, _id: 1 }).lean()
      return newest(rows.map((row) => plainRow<IndexRecord>(row)))
    },
    /** Ids of the rounds that have figures, of these units when named. */
    async rounds(units?: readonly string[]): Promise<string[]> {
      return Indices.distinct('round', units === undefined ? {} : { unit: { $in: [...units] } })
    },
    async find(id: string): Promise<IndexRecord | undefined> {
      const row = await Indices.findById(id).lean()
      return row === null ? undefined : plainRow<IndexRecord>(row)
    },
    /** Where every figure comes from, without the figures. */
    async *all(): AsyncGenerator<Omit<IndexRecord, 'result'>> {
      for await (const row of Indices.find({}, { result: 0 }).lean().cursor())
        yield plainRow<IndexRecord>(row)
    },
    async clearDemo(): Promise<void> {
      await Indices.deleteMany({ demo: true })
    },
  }
}

export type IndexStore = ReturnType<typeof indexStore>
