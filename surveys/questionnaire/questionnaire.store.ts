import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { QuestionnaireVersion, VersionSummary } from './version.ts'

const schema = new Schema(
  {
    _id: String,
    code: { type: String, required: true },
    number: { type: Number, required: true },
    title: { type: String, required: true },
    // As text: keys of a definition may hold dots, and its bytes are what the hash stands for.
    definition: { type: String, required: true },
    definitionHash: { type: String, required: true },
    form: { type: String, required: true },
    formHash: { type: String, required: true },
    verdict: { type: String, required: true },
    lint: { type: String, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: String,
  },
  { collection: 'questionnaires', strict: 'throw', versionKey: false },
)
// Which is the newest version of this questionnaire? One document per number. Sharding: by code, versions are few.
schema.index({ code: 1, number: -1 }, { unique: true })
// Was this very definition published under this code before?
schema.index({ code: 1, definitionHash: 1 }, { unique: true })

const whole = (document: object): QuestionnaireVersion => {
  const row = plainRow<
    Omit<QuestionnaireVersion, 'definition' | 'form' | 'lint'> & {
      readonly definition: string
      readonly form: string
      readonly lint: string
    }
  >(document)
  return {
    ...row,
    definition: JSON.parse(row.definition),
    form: JSON.parse(row.form),
    lint: JSON.parse(row.lint),
  }
}

/** Published questionnaire versions; they are added and read, never changed. */
export const questionnaireStore = (db: Database) => {
  const Versions = db.model('questionnaire', schema)
  return {
    async findById(id: string): Promise<QuestionnaireVersion | undefined> {
      const found = await Versions.findById(id).lean()
      return found === null ? undefined : whole(found)
    },
    async findByDefinition(
      code: string,
      definitionHash: string,
    ): Promise<QuestionnaireVersion | undefined> {
      const found = await Versions.findOne({ code, definitionHash }).lean()
      return found === null ? undefined : whole(found)
    },
    async findNewest(code: string): Promise<QuestionnaireVersion | undefined> {
      const found = await Versions.findOne({ code }).sort({ number: -1 }).lean()
      return found === null ? undefined : whole(found)
    },
    async list(): Promise<VersionSummary[]> {
      const rows = await Versions.find({}, { definition: 0, form: 0, lint: 0 })
        .sort({ code: 1, number: -1 })
        .lean()
      return rows.map((row) => plainRow<VersionSummary>(row))
    },
    /** Forgets every version of a code: only those that the example federation brought. */
    async forget(code: string): Promise<void> {
      await Versions.deleteMany({ code })
    },
    async insert({ id, definition, form, lint, ...rest }: QuestionnaireVersion): Promise<void> {
      await Versions.create({
        _id: id,
        definition: JSON.stringify(definition),
        form: JSON.stringify(form),
        lint: JSON.stringify(lint),
        ...rest,
      })
    },
  }
}

export type QuestionnaireStore = ReturnType<typeof questionnaireStore>
