import type { Invariant } from '../../basics/database.ts'
import type { Round } from './round.ts'

/** The ballot rounds whose manifest is signed, without frames and manifests. */
export type BallotRounds = () => Promise<readonly Round[]>

/** Something that holds of each ballot round by itself. */
export const eachRound = (
  { name, mend }: Pick<Invariant, 'name' | 'mend'>,
  rounds: BallotRounds,
  look: (round: Round) => AsyncIterable<string>,
): Invariant => ({
  name,
  mend,
  async *look() {
    for (const round of await rounds()) yield* look(round)
  },
})
