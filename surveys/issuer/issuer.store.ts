import { type Model, Schema } from 'mongoose'
import { type Database, isDuplicateKey } from '../../basics/database.ts'

export type IssuerId = 'a' | 'b'

/** One RSA-2048 key of one issuer for one style of one round. */
export interface IssuerKey {
  readonly issuer: IssuerId
  readonly round: string
  readonly style: string
  /** PKCS#8 DER; gone once the round is sealed. */
  readonly private: Buffer | undefined
  /** SubjectPublicKeyInfo DER; stands in the manifest. */
  readonly public: Buffer
}

/** One invitation of one style at one issuer, and whether its credential has been collected. */
export interface Invite {
  readonly id: Buffer
  readonly round: string
  readonly style: string
  /** Random; printed beside the secret, for a supervised re-issue. */
  readonly serial: string
}

const keySchema = new Schema(
  {
    _id: String,
    issuer: { type: String, required: true },
    round: { type: String, required: true },
    style: { type: String, required: true },
    private: { type: Buffer, default: null },
    public: { type: Buffer, required: true },
  },
  { collection: 'keys', strict: 'throw', versionKey: false },
)
// Which keys has this round?
keySchema.index({ round: 1, issuer: 1 })

/** Clustered on the hash, so that natural order is hash order and tells nothing about who came when. */
const inviteSchema = (collection: string) => {
  const schema = new Schema(
    {
      _id: { type: Buffer, required: true },
      round: { type: String, required: true },
      style: { type: String, required: true },
      serial: { type: String, required: true },
      blinded: { type: Buffer, default: null },
    },
    {
      collection,
      strict: 'throw',
      versionKey: false,
      clusteredIndex: { key: { _id: 1 }, unique: true, name: 'hash' },
    },
  )
  // How many invitations of a style were handed out, and how many were collected?
  schema.index({ round: 1, style: 1, blinded: 1 })
  return schema
}

interface InviteRow {
  _id: Buffer
  round: string
  style: string
  serial: string
  blinded: Buffer | null
}

type InviteModel = Model<InviteRow>

const bytes = (value: unknown): Buffer | undefined =>
  value === null || value === undefined
    ? undefined
    : Buffer.from((value as { buffer: Uint8Array }).buffer)

const duplicatesOnly = (error: unknown): boolean => {
  const failures = (error as { writeErrors?: { code?: number }[] }).writeErrors
  if (failures === undefined) return isDuplicateKey(error)
  return failures.length > 0 && failures.every(({ code }) => code === 11000)
}

/**
 * The issuers' database. It never learns a token, a signature, an address, a device or a time; each issuer
 * has its own collection of invitations, so that neither row says whose it is.
 */
export const issuerStore = (db: Database) => {
  const Keys = db.model('issuer-key', keySchema)
  const invites: Record<IssuerId, InviteModel> = {
    a: db.model('invite-a', inviteSchema('invites-a')) as unknown as InviteModel,
    b: db.model('invite-b', inviteSchema('invites-b')) as unknown as InviteModel,
  }
  return {
    /** Keeps the key that is there when a job runs twice, and returns the one that stands. */
    async keepKey(key: IssuerKey): Promise<IssuerKey> {
      const id = `${key.issuer}.${key.round}.${key.style}`
      await Keys.create([{ ...key, _id: id, private: key.private ?? null }]).catch(
        (error: unknown) => {
          if (!isDuplicateKey(error)) throw error
        },
      )
      return (await this.findKeys(key.round)).find(
        ({ issuer, style }) => issuer === key.issuer && style === key.style,
      ) as IssuerKey
    },
    async findKeys(round: string): Promise<IssuerKey[]> {
      const rows = await Keys.find({ round }).lean()
      return rows.map((row) => ({
        issuer: row.issuer as IssuerId,
        round: row.round,
        style: row.style,
        private: bytes(row.private),
        public: bytes(row.public) as Buffer,
      }))
    },
    async destroyKeys(round: string): Promise<number> {
      const done = await Keys.updateMany(
        { round, private: { $ne: null } },
        { $set: { private: null } },
      )
      return done.modifiedCount
    },
    /** Writes invitations; those already there stay as they are, so the job may run twice. */
    async addInvites(issuer: IssuerId, rows: readonly Invite[]): Promise<void> {
      const documents = rows.map(({ id, ...row }) => ({ _id: id, ...row, blinded: null }))
      // Sorted, so that the order of the roster is nowhere, not even in the oplog.
      documents.sort((one, other) => Buffer.compare(one._id, other._id))
      for (let start = 0; start < documents.length; start += 1000)
        await invites[issuer].collection
          .insertMany(documents.slice(start, start + 1000) as never[], { ordered: false })
          .catch((error: unknown) => {
            if (!duplicatesOnly(error)) throw error
          })
    },
    /** How many of these invitations there are. */
    async countOf(issuer: IssuerId, ids: readonly Buffer[]): Promise<number> {
      let found = 0
      for (let start = 0; start < ids.length; start += 1000)
        found += await invites[issuer].countDocuments({
          _id: { $in: ids.slice(start, start + 1000) },
        })
      return found
    },
    /** The hash each invitation is bound to (`null`: not collected); unknown ones are left out. */
    async boundTo(
      issuer: IssuerId,
      ids: readonly Buffer[],
    ): Promise<{ id: Buffer; blinded: Buffer | null }[]> {
      const rows = await invites[issuer].find({ _id: { $in: [...ids] } }, { blinded: 1 }).lean()
      return rows.map((row) => ({
        id: bytes(row._id) as Buffer,
        blinded: bytes(row.blinded) ?? null,
      }))
    },
    /** Binds an invitation to a blinded value; true when it is free or bound to this very value. */
    async bind(issuer: IssuerId, id: Buffer, blinded: Buffer): Promise<boolean> {
      const done = await invites[issuer].updateOne(
        { _id: id, blinded: { $in: [null, blinded] } },
        { $set: { blinded } },
      )
      return done.matchedCount === 1
    },
    async forget(rounds: readonly string[]): Promise<void> {
      const gone = { round: { $in: [...rounds] } }
      await Keys.deleteMany(gone)
      await invites.a.deleteMany(gone)
      await invites.b.deleteMany(gone)
    },
    /** Invitations and collected credentials per style, exact; whoever shows them rounds to fives. */
    async counts(
      issuer: IssuerId,
      round: string,
    ): Promise<{ style: string; invited: number; collected: number }[]> {
      const rows = await invites[issuer].aggregate<{
        _id: string
        invited: number
        collected: number
      }>([
        { $match: { round } },
        {
          $group: {
            _id: '$style',
            invited: { $sum: 1 },
            collected: { $sum: { $cond: [{ $eq: ['$blinded', null] }, 0, 1] } },
          },
        },
        { $sort: { _id: 1 } },
      ])
      return rows.map(({ _id, ...row }) => ({ style: _id, ...row }))
    },
  }
}

export type IssuerStore = ReturnType<typeof issuerStore>
