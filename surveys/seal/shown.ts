import type { BatchStore } from './batch.store.ts'
import type { StyleSeal } from './plan-seal.ts'

/**
 * What may be said of a ballot-mode round: per style the ballots its figures and counts speak of, moved by at least
 * ten at a time, and the batch they reach to (the watermark). Empty before the first seal.
 */
export async function shown(
  { round }: { readonly round: string },
  { batches }: { readonly batches: BatchStore },
): Promise<readonly StyleSeal[]> {
  return (await batches.last(round))?.styles ?? []
}
