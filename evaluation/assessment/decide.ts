import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import { mustHaveEnded } from '../indices/ended.ts'

/**
 * The federation's decision on a year: 试算 becomes the result. Repeating it changes nothing.
 * @throws `not-found` before anything is computed, `conflict` while a round behind it still runs
 */
export async function decideYear(year: number, actor: Actor, deps: Deps): Promise<number> {
  const rows = await deps.assessments.ofYear(year)
  if (rows.length === 0) throw new Failure('not-found', `${year} 年还没有计算考核结果。`)
  for (const id of new Set(rows.flatMap(({ inputs }) => inputs.rounds))) {
    const round = await deps.rounds.find(id)
    if (round !== undefined) mustHaveEnded(round)
  }
  let decided = 0
  await deps.transaction(async () => {
    decided = await deps.assessments.decide(
      rows.map((row) => row.id),
      deps.world.now(),
    )
    if (decided > 0)
      await deps.audit.record({ actor, verb: 'assessment.decide', subject: String(year) })
  })
  return decided
}
