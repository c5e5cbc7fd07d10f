import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import type { Written } from './committer.ts'
import { writeBatch } from './write-batch.store.ts'

/** How fast the phone says it went, against the manifest's expected reading time. */
export type Pace = 'fast' | 'normal' | 'slow'

/** A ballot as the box keeps it: what its leaf is computed from, and nothing else. */
export interface BallotRow {
  /** SHA-256 of `t`. */
  readonly id: Buffer
  readonly round: string
  readonly style: string
  readonly t: Buffer
  readonly signatures: { readonly a: Buffer; readonly b?: Buffer }
  /** RFC 8785 text of the answers (scores and texts); a text, so that no answer is ever a query or a key. */
  readonly answers: string
  readonly attributes: Readonly<Record<string, string>>
  readonly salts: { readonly scores: Buffer; readonly texts: Buffer; readonly attributes: Buffer }
  readonly pace: Pace
  readonly coached: boolean
  readonly helped: boolean
  readonly leaf: Buffer
}

/** What tabulation reads of a ballot. */
export type BallotAnswers = Pick<
  BallotRow,
  'style' | 'answers' | 'attributes' | 'pace' | 'coached' | 'helped' | 'leaf'
>

const schema = new Schema(
  {
    _id: { type: Buffer, required: true },
    round: { type: String, required: true },
    style: { type: String, required: true },
    t: { type: Buffer, required: true },
    signatures: { type: { a: Buffer, b: Buffer }, _id: false, required: true },
    answers: { type: String, required: true },
    attributes: { type: Schema.Types.Mixed, required: true },
    salts: {
      type: { scores: Buffer, texts: Buffer, attributes: Buffer },
      _id: false,
      required: true,
    },
    pace: { type: String, required: true },
    coached: { type: Boolean, required: true },
    helped: { type: Boolean, required: true },
    leaf: { type: Buffer, required: true },
  },
  {
    collection: 'ballots',
    strict: 'throw',
    versionKey: false,
    minimize: false,
    clusteredIndex: { key: { _id: 1 }, unique: true, name: 'hash' },
  },
)
// Which ballots of this style are in the box, by leaf hash (the only order there is)?
schema.index({ round: 1, style: 1, leaf: 1 })

const bytes = (value: unknown): Buffer => Buffer.from((value as { buffer: Uint8Array }).buffer)

type StoredRow = Omit<BallotRow, 'id'> & { readonly _id: unknown }

/**
 * The box. A row has no time, address, device, channel or sequence; it is inserted once and never changed, and
 * deleted only with the whole example federation. Clustered on SHA-256 of the token, so natural order is hash order.
 */
export const ballotStore = (db: Database) => {
  const Ballots = db.model('ballot', schema)
  return {
    insert(rows: readonly BallotRow[]): Promise<Written[]> {
      return writeBatch(
        Ballots.collection as unknown as ReturnType<Database['collection']>,
        rows.map(({ id, ...row }) => ({ _id: id, ...row })),
      )
    },
    /** The leaf hash stored under a token's hash, once a majority has it. */
    async leafOf(id: Buffer): Promise<Buffer | undefined> {
      const row = await Ballots.findOne({ _id: id }, { leaf: 1 }).lean()
      return row === null ? undefined : bytes(row.leaf)
    },
    /** Only for the rounds of the example federation. */
    async forget(rounds: readonly string[]): Promise<void> {
      await Ballots.deleteMany({ round: { $in: [...rounds] } })
    },
    /** Every leaf hash of a round with its style, by style and hash. */
    async leaves(round: string): Promise<{ style: string; leaf: Buffer }[]> {
      const rows = await Ballots.find({ round }, { _id: 0, style: 1, leaf: 1 })
        .sort({ round: 1, style: 1, leaf: 1 })
        .lean()
      return rows.map((row) => ({ style: row.style, leaf: bytes(row.leaf) }))
    },
    /** Ballots cast per style, sealed or not; exact, so not for showing. */
    async counts(round: string): Promise<{ style: string; cast: number }[]> {
      const rows = await Ballots.aggregate<{ _id: string; cast: number }>([
        { $match: { round } },
        { $group: { _id: '$style', cast: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      return rows.map(({ _id, cast }) => ({ style: _id, cast }))
    },
    /** Every ballot of a round, whole. */
    async *whole(round: string): AsyncGenerator<BallotRow> {
      const cursor = Ballots.find({ round })
        .sort({ round: 1, style: 1, leaf: 1 })
        .lean()
        .cursor({ batchSize: 2000 })
      for await (const row of cursor) {
        const { _id, t, signatures, salts, leaf, ...rest } = row as unknown as StoredRow
        yield {
          ...rest,
          id: bytes(_id),
          t: bytes(t),
          signatures: {
            a: bytes(signatures.a),
            ...(signatures.b ? { b: bytes(signatures.b) } : {}),
          },
          salts: {
            scores: bytes(salts.scores),
            texts: bytes(salts.texts),
            attributes: bytes(salts.attributes),
          },
          leaf: bytes(leaf),
        }
      }
    },
    /** The answers of one style, by leaf hash. */
    async *answers(round: string, style: string): AsyncGenerator<BallotAnswers> {
      const cursor = Ballots.find(
        { round, style },
        { _id: 0, style: 1, answers: 1, attributes: 1, pace: 1, coached: 1, helped: 1, leaf: 1 },
      )
        .sort({ round: 1, style: 1, leaf: 1 })
        .lean()
        .cursor({ batchSize: 2000 })
      for await (const row of cursor)
        yield {
          style: row.style,
          answers: row.answers,
          attributes: row.attributes as Record<string, string>,
          pace: row.pace as Pace,
          coached: row.coached,
          helped: row.helped,
          leaf: bytes(row.leaf),
        }
    },
  }
}

export type BallotStore = ReturnType<typeof ballotStore>
