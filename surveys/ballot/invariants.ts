import { createHash } from 'node:crypto'
import { type Invariant, restore } from '../../basics/database.ts'
import type { Parts } from '../../protocol/ballot/commitments.ts'
import type { Form } from '../../protocol/form/form.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import { type BallotRounds, eachRound } from '../round/each-round.ts'
import type { Round } from '../round/round.ts'
import type { BallotRow, BallotStore } from './ballot.store.ts'
import { ballotRow } from './ballot-row.ts'

interface Deps {
  readonly ballotRounds: BallotRounds
  readonly ballots: BallotStore
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  /** Credentials collected per style: the least of all issuers'. Counts only; the two databases never meet. */
  readonly collected: (round: Round) => Promise<ReadonlyMap<string, number>>
}

const mend = restore('BOX', 'ballots')

/** Ballots are counted first: a credential is collected before its ballot is cast, so a busy round is no fault. */
const castInvariant = ({ ballotRounds, ballots, collected }: Deps): Invariant =>
  eachRound({ name: '选票不多于签发数', mend }, ballotRounds, async function* (round) {
    const cast = await ballots.counts(round.id)
    const issued = await collected(round)
    for (const { style, cast: count } of cast)
      if (count > (issued.get(style) ?? 0))
        yield `「${round.title}」的 ${style}：票箱里有 ${count} 张选票，只签发过 ${issued.get(style) ?? 0} 份。`
  })

/** A ballot stands under the hash of its token, and that place exists once. */
const tokenInvariant = ({ ballotRounds, ballots }: Deps): Invariant =>
  eachRound({ name: '一份凭证只有一张选票', mend }, ballotRounds, async function* ({ id, title }) {
    let strange = 0
    for await (const { id: place, t } of ballots.whole(id))
      if (!createHash('sha256').update(t).digest().equals(place)) strange += 1
    if (strange > 0) yield `「${title}」有 ${strange} 张选票不在自己凭证的位置上。`
  })

const contentInvariant = ({ ballotRounds, ballots, formByHash }: Deps): Invariant =>
  eachRound({ name: '选票内容和它的指纹相符', mend }, ballotRounds, async function* (round) {
    const parts = new Map<string, Parts>()
    for (const { style, form: hash } of round.styles) {
      const form = await formByHash(hash)
      if (form !== undefined) parts.set(style, partsOf(form))
      else yield `「${round.title}」的 ${style}：问卷 ${hash.slice(0, 12)} 不见了。`
    }
    let altered = 0
    for await (const row of ballots.whole(round.id)) if (!isWhole(row, parts)) altered += 1
    if (altered > 0)
      yield `「${round.title}」有 ${altered} 张选票的内容和指纹对不上，有人改过票箱。`
  })

/** An answer that no part knows was put there by nobody's phone. */
function isWhole(row: BallotRow, parts: ReadonlyMap<string, Parts>): boolean {
  const known = parts.get(row.style)
  if (known === undefined) return false
  try {
    return ballotRow({ ...row, answers: JSON.parse(row.answers) }, known).leaf.equals(row.leaf)
  } catch {
    return false
  }
}

export const ballotInvariants = (deps: Deps): Invariant[] => [
  castInvariant(deps),
  tokenInvariant(deps),
  contentInvariant(deps),
]
