import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import type { Form } from '../../protocol/form/form.ts'

const schema = new Schema(
  {
    /** SHA-256 over the form's canonical JSON, hexadecimal. */
    _id: String,
    /** JSON text: a form has keys that MongoDB would read as operators. */
    form: { type: String, required: true },
    /** The same without what it measures: what phones get and the hash names. */
    bare: { type: String, required: true },
  },
  { collection: 'forms', strict: 'throw', versionKey: false },
)

/** A form as the server uses it, and as phones get it. */
export interface KeptForm {
  readonly whole: Form
  readonly bare: Form
}

/** Compiled forms with their names put in, by the hash of the bare one; what a hash names never changes. */
export const formStore = (db: Database) => {
  const Forms = db.model('form', schema)
  const kept = new Map<string, KeptForm>()
  const find = async (hash: string): Promise<KeptForm | undefined> => {
    const known = kept.get(hash)
    if (known !== undefined) return known
    const row = await Forms.findById(hash).lean()
    if (row === null) return undefined
    const form: KeptForm = { whole: JSON.parse(row.form), bare: JSON.parse(row.bare) }
    kept.set(hash, form)
    return form
  }
  return {
    async keep(hash: string, { whole, bare }: KeptForm): Promise<void> {
      await Forms.updateOne(
        { _id: hash },
        { $setOnInsert: { form: JSON.stringify(whole), bare: JSON.stringify(bare) } },
        { upsert: true },
      )
    },
    async forget(hashes: readonly string[]): Promise<void> {
      await Forms.deleteMany({ _id: { $in: [...hashes] } })
      for (const hash of hashes) kept.delete(hash)
    },
    byHash: async (hash: string): Promise<Form | undefined> => (await find(hash))?.whole,
    bareByHash: async (hash: string): Promise<Form | undefined> => (await find(hash))?.bare,
  }
}

export type FormStore = ReturnType<typeof formStore>
