import type { Database, Invariant } from '../basics/database.ts'
import type { Form } from '../protocol/form/form.ts'
import type { BallotStore } from './ballot/ballot.store.ts'
import { ballotInvariants } from './ballot/invariants.ts'
import { issuerInvariants } from './issuer/invariants.ts'
import type { IssuerStore } from './issuer/issuer.store.ts'
import { keptFields } from './kept-fields.ts'
import type { LogKey } from './log-key.ts'
import type { Round } from './round/round.ts'
import type { BatchStore } from './seal/batch.store.ts'
import { sealInvariants } from './seal/invariants.ts'

/** What the register knows of rounds and links. */
export interface KnownRounds {
  readonly rounds: () => Promise<readonly Round[]>
  /** Links handed out per style of a round. */
  readonly handed: (round: string) => Promise<ReadonlyMap<string, number>>
}

interface Deps extends KnownRounds {
  readonly issuer: Database
  readonly box: Database
  readonly issuers: IssuerStore
  readonly ballots: BallotStore
  readonly batches: BatchStore
  readonly formByHash: (hash: string) => Promise<Form | undefined>
  readonly logKey: LogKey
}

/** What must hold of the stored credentials, ballots and seals, whatever happened. */
export function answeringInvariants(deps: Deps): Invariant[] {
  const { rounds, issuers, issuer, box } = deps
  const ballotRounds = async () =>
    (await rounds()).filter(
      ({ mode, manifestHash }) => mode === 'ballot' && manifestHash !== undefined,
    )
  const collected = async ({ id, issuers: custodians, styles }: Round) => {
    const counts = await Promise.all(custodians.map((each) => issuers.counts(each.id, id)))
    const least = (style: string) =>
      Math.min(...counts.map((rows) => rows.find((row) => row.style === style)?.collected ?? 0))
    return new Map(styles.map(({ style }) => [style, least(style)]))
  }
  return [
    ...issuerInvariants({ ...deps, ballotRounds }, issuer.name),
    ...ballotInvariants({ ...deps, ballotRounds, collected }),
    ...sealInvariants({ ...deps, ballotRounds }),
    ...keptFields(issuer, box),
  ]
}
