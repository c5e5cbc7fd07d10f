import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { agreementOf } from './agreement.ts'
import { findPanel } from './create.ts'
import type { Panel } from './panel.ts'

/**
 * Locks a scoring round: from here on its scores feed the assessment and nothing in it changes. Refused while a
 * sheet is not submitted, with the number that is missing, and while the evaluators agree so little that the round is void:
 * locked, it could not be scored again.
 */
export async function lockPanel(id: string, actor: Actor, deps: Deps): Promise<Panel> {
  const panel = await findPanel(id, deps)
  const sheets = await deps.panels.sheets({ panel: id })
  const missing = sheets.filter((sheet) => sheet.state === 'draft').length
  if (missing > 0) throw new Failure('conflict', `还有 ${missing} 份评分表没有提交，不能锁定。`)
  if (sheets.length === 0) throw new Failure('conflict', '还没有派出评分表，不能锁定。')
  const agreement = agreementOf(panel, sheets)
  if (agreement?.quality === 'void')
    throw new Failure(
      'conflict',
      `评估员之间的一致性只有 ${(agreement.icc ?? 0).toFixed(2)}，低于 0.50，这次评分作废。请退回复评，一致了再锁定。`,
    )
  const at = deps.world.now()
  await deps.transaction(async () => {
    if (!(await deps.panels.lock(id, at))) throw new Failure('closed', '这次评估已经锁定。')
    await deps.audit.record({ actor, verb: 'evaluation.lock', subject: id })
  })
  return { ...panel, state: 'locked', lockedAt: at }
}
