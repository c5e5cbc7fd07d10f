import { type Invariant, restore } from '../../basics/database.ts'
import type { BallotStore } from '../ballot/ballot.store.ts'
import type { LogKey } from '../log-key.ts'
import { type BallotRounds, eachRound } from '../round/each-round.ts'
import type { BatchStore } from './batch.store.ts'
import { checkLog } from './check-log.ts'

interface Deps {
  readonly ballotRounds: BallotRounds
  readonly ballots: BallotStore
  readonly batches: BatchStore
  readonly logKey: LogKey
}

const logInvariant = (deps: Deps): Invariant =>
  eachRound(
    { name: '封存日志前后一致', mend: restore('BOX', 'batches') },
    deps.ballotRounds,
    async function* (round) {
      const fault = await checkLog(round, deps)
      if (fault !== undefined) yield `「${round.title}」的封存日志${fault}。`
    },
  )

const text = (leaf: Uint8Array) => Buffer.from(leaf).toString('latin1')

const missing = (wanted: ReadonlySet<string>, found: ReadonlySet<string>): number =>
  [...wanted].filter((leaf) => !found.has(leaf)).length

async function sealedLeaves(round: string, batches: BatchStore): Promise<string[]> {
  const sealed: string[] = []
  for await (const { kind, leaves } of batches.leaves(round))
    if (kind === 'ballots') sealed.push(...leaves.map(text))
  return sealed
}

/** The log is read first: whatever is sealed after that is in the box as well. */
const sealedInvariant = ({ ballotRounds, ballots, batches }: Deps): Invariant =>
  eachRound(
    { name: '封存的选票都在票箱里', mend: restore('BOX', 'ballots') },
    ballotRounds,
    async function* ({ id, title, state }) {
      const sealed = await sealedLeaves(id, batches)
      const once = new Set(sealed)
      const cast = new Set((await ballots.leaves(id)).map(({ leaf }) => text(leaf)))
      const gone = missing(once, cast)
      if (gone > 0) yield `「${title}」有 ${gone} 张已封存的选票不在票箱里。`
      if (once.size < sealed.length)
        yield `「${title}」有 ${sealed.length - once.size} 张选票封存了不止一次。`
      const late = state === 'closed' || state === 'computed' ? missing(cast, once) : 0
      if (late > 0) yield `「${title}」已经结束，还有 ${late} 张选票没有封存。`
    },
  )

export const sealInvariants = (deps: Deps): Invariant[] => [
  logInvariant(deps),
  sealedInvariant(deps),
]
