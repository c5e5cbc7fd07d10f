import { Schema } from 'mongoose'
import { type Database, plainRow } from '../../basics/database.ts'
import type { EvidenceRequest, Panel, Sheet } from './panel.ts'

const options = { strict: 'throw', versionKey: false, minimize: false } as const

const panelSchema = new Schema(
  {
    _id: String,
    title: { type: String, required: true },
    year: { type: Number, required: true },
    state: { type: String, required: true },
    criteria: { type: [Schema.Types.Mixed], required: true },
    assignments: { type: [Schema.Types.Mixed], required: true },
    due: { type: String, required: true },
    lockedAt: Date,
    demo: { type: Boolean, required: true },
  },
  { ...options, collection: 'panels' },
)
// Which scoring rounds feed the assessment of this year?
panelSchema.index({ year: 1 })

const sheetSchema = new Schema(
  {
    _id: String,
    panel: { type: String, required: true },
    unit: { type: String, required: true },
    evaluator: { type: String, required: true },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    marks: { type: Schema.Types.Mixed, required: true },
    returned: String,
    requests: { type: [Schema.Types.Mixed], default: undefined },
  },
  { ...options, collection: 'sheets' },
)
// The sheet of this evaluator for this unit; there is never a second one.
sheetSchema.index({ panel: 1, unit: 1, evaluator: 1 }, { unique: true })
// What does this evaluator still have to do?
sheetSchema.index({ evaluator: 1, state: 1 })

const sheetOf = (row: object): Sheet => ({
  requests: [],
  ...plainRow<Omit<Sheet, 'requests'>>(row),
})

/** Scoring rounds and their sheets. */
export const panelStore = (db: Database) => {
  const Panels = db.model('panel', panelSchema)
  const Sheets = db.model('sheet', sheetSchema)
  return {
    async insert({ id, ...row }: Panel): Promise<void> {
      await Panels.insertOne({ ...row, _id: id } as object)
    },
    async find(id: string): Promise<Panel | undefined> {
      const row = await Panels.findById(id).lean()
      return row === null ? undefined : plainRow<Panel>(row)
    },
    async list(): Promise<Panel[]> {
      const rows = await Panels.find().sort({ year: -1, _id: 1 }).lean()
      return rows.map((row) => plainRow<Panel>(row))
    },
    async ofYear(year: number): Promise<Panel[]> {
      const rows = await Panels.find({ year }).lean()
      return rows.map((row) => plainRow<Panel>(row))
    },
    /** Only while the panel is open. True when it was. */
    async assign(id: string, assignments: Panel['assignments']): Promise<boolean> {
      const done = await Panels.updateOne({ _id: id, state: 'open' }, { $set: { assignments } })
      return done.matchedCount === 1
    },
    async lock(id: string, at: Date): Promise<boolean> {
      const done = await Panels.updateOne(
        { _id: id, state: 'open' },
        { $set: { state: 'locked', lockedAt: at } },
      )
      return done.matchedCount === 1
    },
    async insertSheet({ id, ...row }: Sheet): Promise<void> {
      await Sheets.updateOne(
        { panel: row.panel, unit: row.unit, evaluator: row.evaluator },
        { $setOnInsert: { ...row, _id: id } },
        { upsert: true },
      )
    },
    async findSheet(id: string): Promise<Sheet | undefined> {
      const row = await Sheets.findById(id).lean()
      return row === null ? undefined : sheetOf(row)
    },
    async sheets(filter: { panel?: string; evaluator?: string }): Promise<Sheet[]> {
      const rows = await Sheets.find(filter).sort({ panel: -1, unit: 1, evaluator: 1 }).lean()
      return rows.map(sheetOf)
    },
    /** Saves over exactly the version that was read. True when nobody else saved meanwhile. */
    async saveSheet(
      sheet: Pick<Sheet, 'id' | 'version'>,
      change: Pick<Sheet, 'marks' | 'state'>,
    ): Promise<boolean> {
      const done = await Sheets.updateOne(
        { _id: sheet.id, version: sheet.version, state: 'draft' },
        {
          $set: { ...change, version: sheet.version + 1 },
          ...(change.state === 'submitted' ? { $unset: { returned: 1 } } : {}),
        },
      )
      return done.matchedCount === 1
    },
    /** A handed-in sheet is a draft again. False when it was one already. */
    async giveBack({ id, version }: Sheet, returned: string): Promise<boolean> {
      const done = await Sheets.updateOne(
        { _id: id, version, state: 'submitted' },
        { $set: { state: 'draft', returned, version: version + 1 } },
      )
      return done.matchedCount === 1
    },
    /** Leaves marks and version alone, so that nobody who is typing is disturbed. */
    async addRequest(id: string, request: EvidenceRequest): Promise<void> {
      await Sheets.updateOne({ _id: id }, { $push: { requests: request } })
    },
    async answerRequest(id: string, place: number, answer: string): Promise<void> {
      await Sheets.updateOne({ _id: id }, { $set: { [`requests.${place}.answer`]: answer } })
    },
    async removeSheets(ids: readonly string[]): Promise<void> {
      await Sheets.deleteMany({ _id: { $in: ids } })
    },
    async clearDemo(): Promise<void> {
      const panels = await Panels.distinct('_id', { demo: true })
      await Sheets.deleteMany({ panel: { $in: panels } })
      await Panels.deleteMany({ demo: true })
    },
  }
}

export type PanelStore = ReturnType<typeof panelStore>
