import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import type { Series } from './series.ts'

const schema = new Schema(
  {
    _id: String,
    title: { type: String, required: true },
    rhythm: { type: String, required: true },
    opensAfter: { type: Number, required: true },
    lead: { type: Number, required: true },
    daysOpen: { type: Number, required: true },
    since: { type: String, required: true },
    active: { type: Boolean, required: true },
    template: { type: Schema.Types.Mixed, required: true },
    problem: String,
  },
  { collection: 'series', strict: 'throw', versionKey: false, minimize: false },
)

export const seriesStore = (db: Database) => {
  const Rows = db.model('series', schema)
  const plain = (row: unknown): Series => {
    const { _id, ...rest } = row as { _id: string }
    return { ...rest, id: _id } as unknown as Series
  }
  return {
    async insert({ id, ...rest }: Series): Promise<void> {
      await Rows.create([{ ...rest, _id: id } as Record<string, unknown>])
    },
    async find(id: string): Promise<Series | undefined> {
      const row = await Rows.findById(id).lean()
      return row === null ? undefined : plain(row)
    },
    async replace({ id, ...rest }: Series): Promise<void> {
      await Rows.replaceOne({ _id: id }, rest as Record<string, unknown>)
    },
    async list(): Promise<Series[]> {
      return (await Rows.find().sort({ title: 1, _id: 1 }).lean()).map(plain)
    },
    async problem(id: string, problem: string | undefined): Promise<void> {
      await Rows.updateOne(
        { _id: id },
        problem === undefined ? { $unset: { problem: 1 } } : { $set: { problem } },
      )
    },
  }
}

export type SeriesStore = ReturnType<typeof seriesStore>
