import { Schema } from 'mongoose'
import { type Database, isDuplicateKey, plainRow } from '../../basics/database.ts'
import { Failure } from '../../basics/failure.ts'
import type { Account } from './account.ts'

const schema = new Schema(
  {
    _id: String,
    userName: { type: String, required: true },
    name: { type: String, required: true },
    grants: {
      type: [
        { role: { type: String, required: true }, unit: String, union: String, until: String },
      ],
      _id: false,
      required: true,
    },
    demo: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    disabledAt: Date,
    passwordDue: Boolean,
  },
  { collection: 'accounts', strict: 'throw', versionKey: false },
)
// Is this user name taken?
schema.index({ userName: 1 }, { unique: true })

/** Accounts as the house knows them; better-auth keeps the passwords and sessions beside them under the same id. */
export const accountStore = (db: Database) => {
  const Accounts = db.model('account', schema)
  return {
    async insert({ id, ...rest }: Account): Promise<void> {
      const document: object = { _id: id, ...rest }
      await Accounts.create([document]).catch((error: unknown) => {
        if (isDuplicateKey(error))
          throw new Failure('conflict', '这个用户名已经有人使用。', { cause: error })
        throw error
      })
    },
    async find(id: string): Promise<Account | undefined> {
      const row = await Accounts.findById(id).lean()
      return row === null ? undefined : plainRow<Account>(row)
    },
    async findByUserName(userName: string): Promise<Account | undefined> {
      const row = await Accounts.findOne({ userName }).lean()
      return row === null ? undefined : plainRow<Account>(row)
    },
    async list(): Promise<Account[]> {
      const rows = await Accounts.find().sort({ userName: 1 }).lean()
      return rows.map((row) => plainRow<Account>(row))
    },
    async count(): Promise<number> {
      return Accounts.countDocuments()
    },
    async disable(id: string, at: Date): Promise<void> {
      await Accounts.updateOne({ _id: id }, { $set: { disabledAt: at } })
    },
    async changeGrants(id: string, grants: Account['grants']): Promise<void> {
      await Accounts.updateOne({ _id: id }, { $set: { grants: [...grants] } })
    },
    async passwordDue(id: string): Promise<void> {
      await Accounts.updateOne({ _id: id }, { $set: { passwordDue: true } })
    },
    async passwordChanged(id: string): Promise<void> {
      await Accounts.updateOne({ _id: id }, { $unset: { passwordDue: 1 } })
    },
    async demo(): Promise<Account[]> {
      const rows = await Accounts.find({ demo: true }).lean()
      return rows.map((row) => plainRow<Account>(row))
    },
    async remove(ids: readonly string[]): Promise<void> {
      await Accounts.deleteMany({ _id: { $in: [...ids] } })
    },
    async names(ids: readonly string[]): Promise<Map<string, string>> {
      const rows = await Accounts.find({ _id: { $in: [...ids] } }, { name: 1 }).lean()
      return new Map(rows.map((row) => [String(row._id), row.name]))
    },
  }
}

export type AccountStore = ReturnType<typeof accountStore>
