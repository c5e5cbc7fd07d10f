import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { Union } from './union.ts'

const schema = new Schema(
  {
    _id: String,
    name: { type: String, required: true },
    level: { type: String, required: true },
    parent: String,
    area: String,
    members: Number,
    demo: { type: Boolean, required: true },
    validFrom: { type: String, required: true },
    validTo: String,
    successor: String,
  },
  { collection: 'unions', strict: 'throw', versionKey: false },
)
// What is directly below this node?
schema.index({ parent: 1 })

/** An absent field is left out of the document instead of stored as null. */
const known = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

export const unionStore = (db: Database) => {
  const Unions = db.model('union', schema)
  return {
    async all(): Promise<Union[]> {
      const rows = await Unions.find().sort({ _id: 1 }).lean()
      return rows.map((row) => plainRow<Union>(row))
    },
    async find(id: string): Promise<Union | undefined> {
      const row = await Unions.findById(id).lean()
      return row === null ? undefined : plainRow<Union>(row)
    },
    /** Stores each node whole, new or instead of the one with its code. */
    async replace(unions: readonly Union[]): Promise<void> {
      if (unions.length === 0) return
      await Unions.bulkWrite(
        unions.map(({ id, ...rest }) => ({
          replaceOne: {
            filter: { _id: id },
            replacement: known(rest) as never,
            upsert: true,
          },
        })),
      )
    },
    async removeDemo(): Promise<number> {
      const { deletedCount } = await Unions.deleteMany({ demo: true })
      return deletedCount
    },
  }
}

export type UnionStore = ReturnType<typeof unionStore>
