import type { BallotStore } from './ballot.store.ts'

/** Ballots cast per style, sealed or not; exact, so whoever shows them rounds to fives. */
export async function castCounts(
  { round }: { readonly round: string },
  { ballots }: { readonly ballots: BallotStore },
): Promise<Map<string, number>> {
  return new Map((await ballots.counts(round)).map(({ style, cast }) => [style, cast]))
}
