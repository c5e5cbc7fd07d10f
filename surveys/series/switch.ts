import type { World } from '../../basics/context.ts'
import { dayOf } from '../../basics/days.ts'
import { Failure } from '../../basics/failure.ts'
import type { SeriesStore } from './series.store.ts'
import type { Series } from './series.ts'

/**
 * Stops a regular survey or lets it go on. Rounds that are planned stay as they are; one that goes on owes no turn
 * that would have opened while it stood. Doing it twice changes nothing.
 * @throws Failure `not-found`
 */
export async function switchSeries(
  { series: id, active }: { readonly series: string; readonly active: boolean },
  { series, world }: { readonly series: SeriesStore; readonly world: World },
): Promise<Series> {
  const found = await series.find(id)
  if (found === undefined) throw new Failure('not-found', '没有这个定期调查。')
  if (found.active === active) return found
  const { problem: _, ...rest } = found
  const changed = active ? { ...rest, active, since: dayOf(world.now()) } : { ...rest, active }
  await series.replace(changed)
  return changed
}
