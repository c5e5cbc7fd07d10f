import { type Actor, visibleUnits } from '../../organisation/index.ts'
import type { Deps } from '../deps.ts'
import type { Assessment } from './assessment.ts'

/** A year's results as this reader may see them. A unit manager sees the own unit, and never another's name. */
export async function readYear(year: number, actor: Actor, deps: Deps): Promise<Assessment[]> {
  return visibleUnits(actor, await deps.assessments.ofYear(year))
}
