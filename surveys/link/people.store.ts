import { Schema } from 'mongoose'
import { type Database, isDuplicateKey } from '../../basics/database.ts'
import { Failure } from '../../basics/failure.ts'

/** Somebody a link was handed to; everything the roster says stands in `sealed`. */
export interface PersonRow {
  readonly id: string
  readonly round: string
  /** Keyed hash that tells the same person of the same round again. */
  readonly tag: Buffer
  readonly sealed: Buffer
}

const peopleSchema = new Schema(
  {
    _id: String,
    round: { type: String, required: true },
    tag: { type: Buffer, required: true },
    sealed: { type: Buffer, required: true },
  },
  { collection: 'people', strict: 'throw', versionKey: false },
)
// Has this person a link of this round already? Sharding: by round.
peopleSchema.index({ round: 1, tag: 1 }, { unique: true })

const handedSchema = new Schema(
  {
    /** `<round>/<style>` */
    _id: String,
    round: { type: String, required: true },
    count: { type: Number, required: true },
  },
  { collection: 'handed', strict: 'throw', versionKey: false },
)
// How many invitations of this round were handed out?
handedSchema.index({ round: 1 })

const bytes = (value: unknown): Buffer => Buffer.from((value as { buffer: Uint8Array }).buffer)

export const peopleStore = (db: Database) => {
  const People = db.model('person', peopleSchema)
  const Handed = db.model('handed', handedSchema)
  return {
    /** Which of these people have a link of the round already. */
    async known(round: string, tags: readonly Buffer[]): Promise<Buffer[]> {
      const rows = await People.find({ round, tag: { $in: [...tags] } }, { tag: 1 }).lean()
      return rows.map((row) => bytes(row.tag))
    },
    /** @throws Failure `conflict` when somebody among them got a link meanwhile */
    async insert(rows: readonly PersonRow[]): Promise<void> {
      const documents = rows.map(({ id, ...row }) => ({ _id: id, ...row }))
      try {
        for (let start = 0; start < documents.length; start += 1000)
          // Lean: made right here, by the thousand; looking at each again would cost more than writing it.
          await People.insertMany(documents.slice(start, start + 1000), { lean: true })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        throw new Failure('conflict', '名单里有人刚刚已经领到链接，请重新上传。', { cause: error })
      }
    },
    /** Takes invitations out of what the manifest allows; false when there are not so many left. */
    async take(round: string, style: string, count: number, invited: number): Promise<boolean> {
      const id = `${round}/${style}`
      await Handed.updateOne({ _id: id }, { $setOnInsert: { round, count: 0 } }, { upsert: true })
      const { matchedCount } = await Handed.updateOne(
        { _id: id, count: { $lte: invited - count } },
        { $inc: { count } },
      )
      return matchedCount === 1
    },
    /** Forgets everybody of these rounds. */
    async forget(rounds: readonly string[]): Promise<void> {
      await People.deleteMany({ round: { $in: [...rounds] } })
      await Handed.deleteMany({ round: { $in: [...rounds] } })
    },
    /** Invitations handed out per style. */
    async handed(round: string): Promise<Map<string, number>> {
      const rows = await Handed.find({ round }).lean()
      return new Map(rows.map((row) => [String(row._id).slice(round.length + 1), row.count]))
    },
  }
}

export type PeopleStore = ReturnType<typeof peopleStore>
