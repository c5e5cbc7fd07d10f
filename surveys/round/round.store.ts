import { Schema } from 'mongoose'
import type { Database } from '../../basics/database.ts'
import { nextStates, type Round, type RoundState, type Style } from './round.ts'

const styleSchema = new Schema(
  {
    style: { type: String, required: true },
    unit: String,
    title: { type: String, required: true },
    questionnaire: { type: String, required: true },
    form: { type: String, required: true },
    seconds: { type: Number, required: true },
    invited: { type: Number, required: true },
    electorate: { type: String, required: true },
    frame: Schema.Types.Mixed,
    attributes: { type: [Schema.Types.Mixed], required: true },
  },
  { _id: false, strict: 'throw' },
)

const schema = new Schema(
  {
    _id: String,
    title: { type: String, required: true },
    series: String,
    period: { type: String, required: true },
    mode: { type: String, required: true },
    demo: { type: Boolean, required: true },
    held: Boolean,
    opensAt: { type: Date, required: true },
    closesAt: { type: Date, required: true },
    graceSeconds: { type: Number, required: true },
    k: { type: Number, required: true },
    state: { type: String, required: true },
    issuers: { type: [{ _id: false, id: String, name: String }], required: true },
    styles: { type: [styleSchema], required: true },
    recipe: { type: String, required: true },
    manifest: Schema.Types.Mixed,
    manifestHash: String,
    manifestSignature: String,
    check: String,
    checkWords: String,
    problem: String,
    openedAt: Date,
    closedAt: Date,
    graceUntil: Date,
    sealedAt: Date,
    keysDestroyedAt: Date,
    linksIssued: { type: Boolean, required: true },
    /** Day of the last daily seal or figures that were asked for. */
    dailyOn: String,
  },
  { collection: 'rounds', strict: 'throw', versionKey: false, minimize: false },
)
// Which rounds are to be opened, sealed or closed next? Sharding: by _id, rounds are few.
schema.index({ state: 1, opensAt: 1 })
// Which round of this series speaks about this period? At most one, whoever opens it.
schema.index(
  { series: 1, period: 1 },
  { unique: true, partialFilterExpression: { series: { $exists: true } } },
)
// The list of rounds, newest first.
schema.index({ opensAt: -1 })

/** What a state change may write beside the state. */
type Decision = Partial<
  Pick<Round, 'openedAt' | 'closedAt' | 'graceUntil' | 'sealedAt' | 'keysDestroyedAt'>
>

type Preparation = Required<
  Pick<Round, 'manifest' | 'manifestHash' | 'manifestSignature' | 'check' | 'checkWords' | 'styles'>
>

export const roundStore = (db: Database) => {
  const Rounds = db.model('round', schema)
  const plain = (row: unknown): Round & { readonly dailyOn?: string } => {
    const { _id, ...rest } = row as { _id: string }
    return { ...rest, id: _id } as unknown as Round
  }
  return {
    /** @throws the driver's duplicate-key error when the series has a round of this period. */
    async insert(round: Round): Promise<void> {
      const { id, ...rest } = round
      await Rounds.create([{ ...rest, _id: id } as Record<string, unknown>])
    },
    async find(id: string): Promise<Round | undefined> {
      const row = await Rounds.findById(id).lean()
      return row === null ? undefined : plain(row)
    },
    async stateOf(id: string): Promise<RoundState | undefined> {
      const row = await Rounds.findById(id, { state: 1 }).lean()
      return row === null ? undefined : (row.state as RoundState)
    },
    /** Newest first, without frames and manifests. */
    async list(): Promise<Round[]> {
      const rows = await Rounds.find({}, { 'styles.frame': 0, manifest: 0 })
        .sort({ opensAt: -1, _id: 1 })
        .lean()
      return rows.map(plain)
    },
    async ofSeries(series: string, period: string): Promise<Round | undefined> {
      const row = await Rounds.findOne({ series, period }).lean()
      return row === null ? undefined : plain(row)
    },
    /** Rounds whose next step may be due, without frames and manifests. */
    async moving(): Promise<(Round & { readonly dailyOn?: string; readonly prepared: boolean })[]> {
      const rows = await Rounds.find(
        { state: { $in: ['planned', 'open', 'closing'] }, held: { $ne: true } },
        { 'styles.frame': 0, manifest: 0 },
      ).lean()
      return rows.map((row) => ({ ...plain(row), prepared: typeof row.manifestHash === 'string' }))
    },
    /** Moves a round if it still stands where the caller saw it; false when somebody else moved it. */
    async move(id: string, from: RoundState, to: RoundState, decision: Decision = {}) {
      if (!nextStates[from].includes(to))
        throw new RangeError(`move: no way leads from ${from} to ${to}`)
      const { matchedCount } = await Rounds.updateOne(
        { _id: id, state: from },
        { $set: { state: to, ...decision } },
      )
      return matchedCount === 1
    },
    /** Writes the signed manifest, once. */
    async prepared(id: string, preparation: Preparation): Promise<boolean> {
      const { matchedCount } = await Rounds.updateOne(
        { _id: id, state: 'planned', manifestHash: { $exists: false } },
        { $set: preparation, $unset: { problem: 1 } },
      )
      return matchedCount === 1
    },
    /** Puts a frame or a number of invitations on styles of a round whose manifest is not signed yet. */
    async reframe(id: string, styles: readonly Style[]): Promise<boolean> {
      const { matchedCount } = await Rounds.updateOne(
        { _id: id, state: 'planned', manifestHash: { $exists: false } },
        { $set: { styles }, $unset: { problem: 1 } },
      )
      return matchedCount === 1
    },
    /** Remembers why a preparation was refused. */
    async refuse(id: string, problem: string): Promise<void> {
      await Rounds.updateOne({ _id: id, manifestHash: { $exists: false } }, { $set: { problem } })
    },
    /** Moves the opening of a round whose manifest is not signed yet. */
    async retime(id: string, opensAt: Date): Promise<boolean> {
      const { matchedCount } = await Rounds.updateOne(
        { _id: id, state: 'planned', manifestHash: { $exists: false }, closesAt: { $gt: opensAt } },
        { $set: { opensAt }, $unset: { problem: 1 } },
      )
      return matchedCount === 1
    },
    async linksIssued(id: string): Promise<void> {
      await Rounds.updateOne({ _id: id }, { $set: { linksIssued: true } })
    },
    /** True for the one caller who may ask for the day's seal. */
    async claimDay(id: string, day: string): Promise<boolean> {
      const { matchedCount } = await Rounds.updateOne(
        { _id: id, $or: [{ dailyOn: { $exists: false } }, { dailyOn: { $lt: day } }] },
        { $set: { dailyOn: day } },
      )
      return matchedCount === 1
    },
    /** From here on the clock moves the round. */
    async release(id: string): Promise<void> {
      await Rounds.updateOne({ _id: id }, { $unset: { held: 1 } })
    },
    async demo(): Promise<string[]> {
      const rows = await Rounds.find({ demo: true }, { _id: 1 }).lean()
      return rows.map((row) => row._id ?? '')
    },
    /** Removes the rounds of the example federation; the forms that no other round uses. */
    async removeDemo(): Promise<string[]> {
      const forms: string[] = await Rounds.distinct('styles.form', { demo: true })
      await Rounds.deleteMany({ demo: true })
      const used = new Set<string>(await Rounds.distinct('styles.form', {}))
      return forms.filter((hash) => !used.has(hash))
    },
  }
}

export type RoundStore = ReturnType<typeof roundStore>
