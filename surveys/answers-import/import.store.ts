import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import { Mapping } from './mapping.ts'
import type { ImportedRow } from './read-rows.ts'

const rowSchema = new Schema(
  {
    /** The row's hash: importing it again changes nothing. */
    _id: String,
    mapping: { type: String, required: true },
    round: { type: String, required: true },
    style: { type: String, required: true },
    answers: { type: Schema.Types.Mixed, required: true },
    attributes: { type: Schema.Types.Mixed, required: true },
    content: { type: String, required: true },
  },
  { collection: 'imported-answers', strict: 'throw', versionKey: false, minimize: false },
)
// The imported answers of one style of a round or wave, and which mappings they came by.
rowSchema.index({ round: 1, style: 1, mapping: 1, _id: 1 })

const mappingSchema = new Schema(
  /** As JSON text: its keys are words of somebody's spreadsheet. */
  { _id: String, mapping: { type: String, required: true } },
  { collection: 'answer-mappings', strict: 'throw', versionKey: false },
)

type Lean = Omit<ImportedRow, 'id'> & { readonly _id: string }

export interface Written {
  readonly added: number
  readonly known: number
  readonly changed: number
}

function fateOf({ id, content }: ImportedRow, there: ReadonlyMap<string, string>): keyof Written {
  const before = there.get(id)
  if (before === undefined) return 'added'
  return before === content ? 'known' : 'changed'
}

/** Answers from files, and the mappings they were read by. */
export const importStore = (db: Database) => {
  const Rows = db.model('imported-answer', rowSchema)
  const Mappings = db.model('answer-mapping', mappingSchema)

  async function standing(rows: readonly ImportedRow[]): Promise<Map<string, string>> {
    const found = await Rows.find({ _id: { $in: rows.map(({ id }) => id) } }, { content: 1 }).lean()
    return new Map(found.map((row) => [String(row._id), String(row.content)]))
  }

  return {
    /** What writing these rows would do. */
    async compare(rows: readonly ImportedRow[]): Promise<Written> {
      const written = { added: 0, known: 0, changed: 0 }
      for (let start = 0; start < rows.length; start += 2000) {
        const part = rows.slice(start, start + 2000)
        const there = await standing(part)
        for (const row of part) written[fateOf(row, there)] += 1
      }
      return written
    },
    async write(rows: readonly ImportedRow[]): Promise<void> {
      for (let start = 0; start < rows.length; start += 1000)
        await Rows.bulkWrite(
          rows.slice(start, start + 1000).map(({ id, ...row }) => ({
            replaceOne: { filter: { _id: id }, replacement: { _id: id, ...row }, upsert: true },
          })),
          { ordered: false },
        )
    },
    async saveMapping(mapping: Mapping): Promise<void> {
      await Mappings.replaceOne(
        { _id: mapping.id },
        { _id: mapping.id, mapping: JSON.stringify(mapping) },
        { upsert: true },
      )
    },
    async mapping(id: string): Promise<Mapping | undefined> {
      const row = await Mappings.findById(id).lean()
      return row === null ? undefined : Mapping.parse(JSON.parse(row.mapping))
    },
    async mappings(): Promise<Mapping[]> {
      const rows = await Mappings.find().sort({ _id: 1 }).lean()
      return rows.map((row) => Mapping.parse(JSON.parse(row.mapping)))
    },
    /** The mappings by which answers of this style were imported, with how many rows each. */
    async mappingsOf({ round, style }: { readonly round: string; readonly style: string }) {
      const counts = await Rows.aggregate<{ _id: string; rows: number }>([
        { $match: { round, style } },
        { $group: { _id: '$mapping', rows: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      const found = await Mappings.find({ _id: { $in: counts.map(({ _id }) => _id) } }).lean()
      const byId = new Map(found.map((row) => [row._id, Mapping.parse(JSON.parse(row.mapping))]))
      return counts.flatMap(({ _id, rows }) => {
        const mapping = byId.get(_id)
        return mapping === undefined ? [] : [{ ...mapping, rows }]
      })
    },
    /** Waves that were imported: their units with how many answers each. */
    async imported(): Promise<{ mapping: string; round: string; style: string; rows: number }[]> {
      const rows = await Rows.aggregate<{
        _id: { mapping: string; round: string; style: string }
        rows: number
      }>([
        {
          $group: {
            _id: { mapping: '$mapping', round: '$round', style: '$style' },
            rows: { $sum: 1 },
          },
        },
        { $sort: { '_id.round': 1, '_id.style': 1 } },
      ])
      return rows.map(({ _id, rows: count }) => ({ ..._id, rows: count }))
    },
    async *answers(of: {
      round: string
      style: string
      mapping: string
    }): AsyncGenerator<ImportedRow> {
      const cursor = Rows.find(of)
        .sort({ round: 1, style: 1, mapping: 1, _id: 1 })
        .lean()
        .cursor({ batchSize: 2000 })
      for await (const row of cursor) {
        const { _id, ...rest } = row as unknown as Lean
        yield { id: _id, ...rest }
      }
    },
  }
}

export type ImportStore = ReturnType<typeof importStore>
