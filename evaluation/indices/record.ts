import type { Deps } from '../deps.ts'
import { type IndexRecord, seedOf } from './index-record.ts'

/**
 * Keeps a computed result. The same input under the same recipe is kept once, however often it is computed.
 * @returns whether anything new was written
 */
export async function recordIndex(
  result: Omit<IndexRecord, 'id' | 'seed' | 'computedAt'>,
  deps: Pick<Deps, 'indices' | 'world'>,
): Promise<'recorded' | 'unchanged'> {
  const written = await deps.indices.insert({
    ...result,
    id: deps.world.newId(),
    seed: seedOf(result.recipe, result.recipeVersion, result.inputHash),
    computedAt: deps.world.now(),
  })
  return written ? 'recorded' : 'unchanged'
}
