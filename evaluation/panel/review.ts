import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { findPanel } from './create.ts'
import { mustBeOpen, type Sheet } from './panel.ts'
import { ownDraft } from './score.ts'

/** An evaluator asks for evidence on one criterion (申请补证); what stands on the sheet stays as it is. */
export async function requestEvidence(
  id: string,
  request: { readonly criterion: string; readonly text: string },
  actor: Actor,
  deps: Deps,
): Promise<void> {
  const { panel } = await ownDraft(id, actor, deps)
  if (!panel.criteria.some((criterion) => criterion.id === request.criterion))
    throw new Failure('invalid', '评分表里没有这一项。', {
      errors: [{ pointer: '/criterion', detail: '评分表里没有这一项。' }],
    })
  await deps.transaction(async () => {
    await deps.panels.addRequest(id, request)
    await deps.audit.record({ actor, verb: 'sheet.request', subject: id })
  })
}

/** The lead says where the evidence is; answering again corrects the answer. */
export async function answerRequest(
  id: string,
  { place, answer }: { readonly place: number; readonly answer: string },
  actor: Actor,
  deps: Deps,
): Promise<void> {
  const sheet = await openSheet(id, deps)
  if (sheet.requests[place] === undefined) throw new Failure('not-found', '没有这条补证申请。')
  await deps.transaction(async () => {
    await deps.panels.answerRequest(id, place, answer)
    await deps.audit.record({ actor, verb: 'sheet.answer', subject: id })
  })
}

/** The lead gives a handed-in sheet back to be looked at again (复评), with the reason; its marks stay as a draft. */
export async function returnSheet(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  const sheet = await openSheet(id, deps)
  await deps.transaction(async () => {
    if (!(await deps.panels.giveBack(sheet, reason)))
      throw new Failure('conflict', '这份评分表还没有交，不用退回。')
    await deps.audit.record({ actor, verb: 'sheet.return', subject: id })
  })
}

async function openSheet(id: string, deps: Deps): Promise<Sheet> {
  const sheet = await deps.panels.findSheet(id)
  if (sheet === undefined) throw new Failure('not-found', '没有这份评分表。')
  mustBeOpen(await findPanel(sheet.panel, deps))
  return sheet
}
