import { Failure } from '../../basics/failure.ts'
import { type Actor, hasRole } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { findPanel } from './create.ts'
import { complaintsAboutSheet, mustBeOpen, type Panel, type Sheet } from './panel.ts'

/** A sheet with its panel, for the evaluator it belongs to; leads see it once it is submitted. */
export async function readSheet(
  id: string,
  actor: Actor,
  deps: Deps,
): Promise<{ sheet: Sheet; panel: Panel }> {
  const sheet = await deps.panels.findSheet(id)
  const own = sheet?.evaluator === actor.account
  const lead = hasRole(actor, 'lead') && sheet?.state === 'submitted'
  if (sheet === undefined || !(own || lead)) throw new Failure('not-found', '没有这份评分表。')
  return { sheet, panel: await findPanel(sheet.panel, deps) }
}

/**
 * Saves an evaluator's draft over the version that was read.
 * @throws `conflict` when the sheet was changed in another tab meanwhile; both values are then on the screen.
 */
export async function saveSheet(
  id: string,
  input: { readonly version: number; readonly marks: Sheet['marks'] },
  actor: Actor,
  deps: Deps,
): Promise<Sheet> {
  const { sheet, panel } = await ownDraft(id, actor, deps)
  const unknown = Object.keys(input.marks).find(
    (key) => !panel.criteria.some((criterion) => criterion.id === key),
  )
  if (unknown !== undefined)
    throw new Failure('invalid', '评分表里没有这一项。', {
      errors: [{ pointer: `/marks/${unknown}`, detail: '评分表里没有这一项。' }],
    })
  const change = { marks: input.marks, state: 'draft' } as const
  if (!(await deps.panels.saveSheet({ id, version: input.version }, change)))
    throw new Failure('conflict', '这份评分表已在别处修改，请核对后再保存。')
  return { ...sheet, ...change, version: input.version + 1 }
}

/** Hands in a complete sheet; afterwards it does not change. */
export async function submitSheet(
  id: string,
  version: number,
  actor: Actor,
  deps: Deps,
): Promise<Sheet> {
  const { sheet, panel } = await ownDraft(id, actor, deps)
  const complaints = complaintsAboutSheet(panel, sheet.marks)
  if (complaints.length > 0)
    throw new Failure('invalid', '评分表还没有填完。', { errors: complaints })
  const change = { marks: sheet.marks, state: 'submitted' } as const
  await deps.transaction(async () => {
    if (!(await deps.panels.saveSheet({ id, version }, change)))
      throw new Failure('conflict', '这份评分表已在别处修改，请核对后再提交。')
    await deps.audit.record({ actor, verb: 'sheet.submit', subject: id })
  })
  return { ...sheet, ...change, version: version + 1 }
}

/** The actor's own sheet while it can still be changed. */
export async function ownDraft(id: string, actor: Actor, deps: Deps) {
  const found = await readSheet(id, actor, deps)
  if (found.sheet.evaluator !== actor.account) throw new Failure('not-found', '没有这份评分表。')
  mustBeOpen(found.panel)
  if (found.sheet.state === 'submitted')
    throw new Failure('closed', '这份评分表已经提交，不能再改。')
  return found
}
