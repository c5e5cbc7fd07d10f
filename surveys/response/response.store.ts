import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import type { Day } from '../../basics/days.ts'
import type { Pace } from '../ballot/ballot.store.ts'
import type { Written } from '../ballot/committer.ts'
import { writeBatch } from '../ballot/write-batch.store.ts'

/** An answer to an open link: nothing about the person but the coarse attributes they chose to give. */
export interface ResponseRow {
  /** The phone's random submission id, made afresh for each answer. */
  readonly id: string
  readonly round: string
  readonly style: string
  /** RFC 8785 text of the answers. */
  readonly answers: string
  readonly attributes: Readonly<Record<string, string>>
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
  /** The phone believes it has answered this round before. */
  readonly again: boolean
  readonly day: Day
}

const schema = new Schema(
  {
    _id: String,
    round: { type: String, required: true },
    style: { type: String, required: true },
    answers: { type: String, required: true },
    attributes: { type: Schema.Types.Mixed, required: true },
    pace: { type: String, required: true },
    coached: { type: Boolean, required: true },
    helped: { type: Boolean, required: true },
    again: { type: Boolean, required: true },
    day: { type: String, required: true },
  },
  { collection: 'responses', strict: 'throw', versionKey: false, minimize: false },
)
// The answers of one style, in an order that says nothing.
schema.index({ round: 1, style: 1, _id: 1 })

type Lean = Omit<ResponseRow, 'id'> & { readonly _id: string }

/** Answers of open rounds; kept beside the ballots, never counted with them. */
export const responseStore = (db: Database) => {
  const Responses = db.model('response', schema)
  const plain = ({ _id, ...row }: Lean): ResponseRow => ({ id: _id, ...row })
  return {
    insert(rows: readonly ResponseRow[]): Promise<Written[]> {
      return writeBatch(
        Responses.collection as unknown as ReturnType<Database['collection']>,
        rows.map(({ id, ...row }) => ({ _id: id, ...row })),
      )
    },
    async find(id: string): Promise<ResponseRow | undefined> {
      const row = await Responses.findById(id).lean()
      return row === null ? undefined : plain(row as unknown as Lean)
    },
    /** Only for the rounds of the example federation. */
    async forget(rounds: readonly string[]): Promise<void> {
      await Responses.deleteMany({ round: { $in: [...rounds] } })
    },
    async counts(round: string): Promise<{ style: string; cast: number }[]> {
      const rows = await Responses.aggregate<{ _id: string; cast: number }>([
        { $match: { round } },
        { $group: { _id: '$style', cast: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      return rows.map(({ _id, cast }) => ({ style: _id, cast }))
    },
    async *answers(round: string, style: string): AsyncGenerator<ResponseRow> {
      const cursor = Responses.find({ round, style })
        .sort({ round: 1, style: 1, _id: 1 })
        .lean()
        .cursor({ batchSize: 2000 })
      for await (const row of cursor) yield plain(row as unknown as Lean)
    },
  }
}

export type ResponseStore = ReturnType<typeof responseStore>
