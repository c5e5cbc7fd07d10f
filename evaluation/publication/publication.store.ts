import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { Publication } from './publication.ts'

const schema = new Schema(
  {
    _id: String,
    kind: { type: String, required: true },
    title: { type: String, required: true },
    round: String,
    year: Number,
    body: { type: Schema.Types.Mixed, required: true },
    hash: { type: String, required: true },
    publishedAt: { type: Date, required: true },
    objectionsUntil: String,
    demo: { type: Boolean, required: true },
  },
  { collection: 'publications', strict: 'throw', versionKey: false, minimize: false },
)
// What has been published, newest first?
schema.index({ publishedAt: -1 })
// The newest publication of this round.
schema.index({ round: 1, publishedAt: -1 })

/** One line of the public list. */
export type PublicationTitle = Pick<Publication, 'id' | 'kind' | 'title' | 'publishedAt' | 'demo'>

/** Publications; sealed when written and never changed. */
export const publicationStore = (db: Database) => {
  const Publications = db.model('publication', schema)
  return {
    async insert({ id, ...row }: Publication): Promise<void> {
      await Publications.insertOne({ ...row, _id: id } as object)
    },
    async find(id: string): Promise<Publication | undefined> {
      const row = await Publications.findById(id).lean()
      return row === null ? undefined : plainRow<Publication>(row)
    },
    async list(): Promise<Publication[]> {
      const rows = await Publications.find().sort({ publishedAt: -1 }).limit(200).lean()
      return rows.map((row) => plainRow<Publication>(row))
    },
    /** What the public list says of each, newest first. */
    async titles(): Promise<PublicationTitle[]> {
      const rows = await Publications.find()
        .select({ kind: 1, title: 1, publishedAt: 1, demo: 1 })
        .sort({ publishedAt: -1 })
        .limit(200)
        .lean()
      return rows.map((row) => plainRow<PublicationTitle>(row))
    },
    async *all(): AsyncGenerator<Publication> {
      for await (const row of Publications.find().lean().cursor()) yield plainRow<Publication>(row)
    },
    async ofRound(round: string): Promise<Publication | undefined> {
      const row = await Publications.findOne({ round }).sort({ publishedAt: -1 }).lean()
      return row === null ? undefined : plainRow<Publication>(row)
    },
    async clearDemo(): Promise<void> {
      await Publications.deleteMany({ demo: true })
    },
  }
}

export type PublicationStore = ReturnType<typeof publicationStore>
