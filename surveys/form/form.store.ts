import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import type { Form } from '../../protocol/form/form.ts'

const schema = new Schema(
  {
    /** SHA-256 over the form's canonical JSON, hexadecimal. */
    _id: String,
    /** JSON text: a form has keys that MongoDB would read as operators. */
    form: { type: String, required: true },
  },
  { collection: 'forms', strict: 'throw', versionKey: false },
)

/** Compiled forms with their names put in, by hash; what a hash names never changes. */
export const formStore = (db: Database) => {
  const Forms = db.model('form', schema)
  const kept = new Map<string, Form>()
  return {
    async keep(hash: string, form: Form): Promise<void> {
      await Forms.updateOne(
        { _id: hash },
        { $setOnInsert: { form: JSON.stringify(form) } },
        { upsert: true },
      )
    },
    async byHash(hash: string): Promise<Form | undefined> {
      const known = kept.get(hash)
      if (known !== undefined) return known
      const row = await Forms.findById(hash).lean()
      if (row === null) return undefined
      const form = JSON.parse(row.form) as Form
      kept.set(hash, form)
      return form
    },
  }
}

export type FormStore = ReturnType<typeof formStore>
