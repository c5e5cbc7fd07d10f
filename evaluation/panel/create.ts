import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { complaintsAboutPanel, type Panel, type Sheet } from './panel.ts'

export type NewPanel = Pick<Panel, 'title' | 'year' | 'criteria' | 'assignments' | 'due'>

const refuse = (complaints: readonly string[], pointer: string) => {
  if (complaints.length > 0)
    throw new Failure('invalid', complaints.join(''), {
      errors: complaints.map((detail) => ({ pointer, detail })),
    })
}

/** Opens a scoring round and lays a blank sheet before each evaluator. All or nothing. */
export async function createPanel(input: NewPanel, actor: Actor, deps: Deps): Promise<Panel> {
  refuse(complaintsAboutPanel(input), '/criteria')
  const example = new Set((await deps.units.all()).filter(({ demo }) => demo).map(({ id }) => id))
  const demo = input.assignments.some(({ unit }) => example.has(unit))
  const panel: Panel = { ...input, id: deps.world.newId(), state: 'open', demo }
  await deps.transaction(async () => {
    await deps.panels.insert(panel)
    await laySheets(panel, deps)
    await deps.audit.record({ actor, verb: 'evaluation.create', subject: panel.id })
  })
  return panel
}

/**
 * Changes who scores whom. Who joins gets a blank sheet; who goes loses the draft. A sheet that was handed in goes only
 * with an evaluator who has a conflict (回避): otherwise a score could be made to disappear.
 */
export async function assignPanel(
  id: string,
  assignments: Panel['assignments'],
  actor: Actor,
  deps: Deps,
): Promise<Panel> {
  const panel = await findPanel(id, deps)
  const changed = { ...panel, assignments }
  refuse(complaintsAboutPanel(changed), '/assignments')
  await deps.transaction(async () => {
    if (!(await deps.panels.assign(id, assignments)))
      throw new Failure('closed', '这次评估已经锁定，不能再改派。')
    await withdrawSheets(changed, deps)
    await laySheets(changed, deps)
    await deps.audit.record({ actor, verb: 'evaluation.assign', subject: id })
  })
  return changed
}

async function laySheets(panel: Panel, deps: Deps): Promise<void> {
  for (const { evaluator, unit, conflict } of panel.assignments)
    if (conflict === undefined)
      await deps.panels.insertSheet({
        id: deps.world.newId(),
        panel: panel.id,
        unit,
        evaluator,
        state: 'draft',
        version: 0,
        marks: {},
        requests: [],
      })
}

async function withdrawSheets({ id, assignments }: Panel, deps: Deps): Promise<void> {
  const found = new Map(
    assignments.map((each) => [`${each.evaluator} ${each.unit}`, each.conflict !== undefined]),
  )
  const excused = ({ evaluator, unit }: Sheet) => found.get(`${evaluator} ${unit}`)
  const gone = (await deps.panels.sheets({ panel: id })).filter((sheet) => excused(sheet) !== false)
  if (gone.some((sheet) => sheet.state === 'submitted' && excused(sheet) === undefined))
    throw new Failure('conflict', '已交的评分表不能撤下；确需回避的，请写明回避原因。')
  await deps.panels.removeSheets(gone.map((sheet) => sheet.id))
}

export async function findPanel(id: string, deps: Deps): Promise<Panel> {
  const panel = await deps.panels.find(id)
  if (panel === undefined) throw new Failure('not-found', '没有这次评估。')
  return panel
}
