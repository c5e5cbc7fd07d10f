import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { Unit } from './unit.ts'

const schema = new Schema(
  {
    _id: String,
    name: { type: String, required: true },
    shortName: { type: String, required: true },
    kind: { type: String, required: true },
    peerGroup: String,
    brands: { type: [String], required: true },
    head: String,
    assessor: { type: String, required: true },
    area: String,
    registerSize: Number,
    demo: { type: Boolean, required: true },
    validFrom: { type: String, required: true },
    validTo: String,
  },
  { collection: 'units', strict: 'throw', versionKey: false },
)

/** An absent field is left out of the document instead of stored as null. */
const known = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

export const unitStore = (db: Database) => {
  const Units = db.model('unit', schema)
  return {
    async all(): Promise<Unit[]> {
      const rows = await Units.find().sort({ _id: 1 }).lean()
      return rows.map((row) => plainRow<Unit>(row))
    },
    async find(id: string): Promise<Unit | undefined> {
      const row = await Units.findById(id).lean()
      return row === null ? undefined : plainRow<Unit>(row)
    },
    /** Stores each unit whole, new or instead of the one with its code. */
    async replace(units: readonly Unit[]): Promise<void> {
      if (units.length === 0) return
      await Units.bulkWrite(
        units.map(({ id, ...rest }) => ({
          replaceOne: {
            filter: { _id: id },
            replacement: known(rest) as never,
            upsert: true,
          },
        })),
      )
    },
    async removeDemo(): Promise<number> {
      const { deletedCount } = await Units.deleteMany({ demo: true })
      return deletedCount
    },
  }
}

export type UnitStore = ReturnType<typeof unitStore>
