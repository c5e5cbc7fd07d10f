import { type Invariant, restore } from '../../basics/database.ts'
import { type BallotRounds, eachRound } from '../round/each-round.ts'
import type { IssuerStore } from './issuer.store.ts'

interface Deps {
  readonly ballotRounds: BallotRounds
  readonly issuers: IssuerStore
  /** Links handed out per style of a round. */
  readonly handed: (round: string) => Promise<ReadonlyMap<string, number>>
}

/** The manifest says in public how many are invited. */
const handedInvariant = ({ ballotRounds, handed }: Deps): Invariant =>
  eachRound(
    { name: '发出的链接不超过清单', mend: restore('REGISTER', 'handed') },
    ballotRounds,
    async function* ({ id, title, styles }) {
      const links = await handed(id)
      for (const { style, invited } of styles)
        if ((links.get(style) ?? 0) > invited)
          yield `「${title}」的 ${style}：发出 ${links.get(style)} 个链接，清单里只有 ${invited} 人。`
    },
  )

/** Who signs more than was invited makes ballots; a link that was never handed out cannot collect. */
const issuedInvariant = ({ ballotRounds, issuers, handed }: Deps): Invariant =>
  eachRound(
    { name: '签发数不超过发出的链接', mend: restore('ISSUER', 'invites-*') },
    ballotRounds,
    async function* ({ id: round, title, issuers: custodians }) {
      for (const { id: issuer, name } of custodians) {
        const counts = await issuers.counts(issuer, round)
        const links = await handed(round)
        for (const { style, collected } of counts)
          if (collected > (links.get(style) ?? 0))
            yield `「${title}」的 ${style}：「${name}」签发了 ${collected} 份，只发出 ${links.get(style) ?? 0} 个链接。`
      }
    },
  )

/** A key that outlives its round could sign one more ballot. */
const keysInvariant = ({ ballotRounds, issuers }: Deps, database: string): Invariant =>
  eachRound(
    {
      name: '结束的期次没有签发私钥',
      mend: `mongosh "$ISSUER_URI" --eval 'db.getSiblingDB("${database}").keys.updateMany({ round: "期次编号" }, { $set: { private: null } })'`,
    },
    ballotRounds,
    async function* ({ id, title, state }) {
      if (state !== 'closed' && state !== 'computed') return
      const kept = (await issuers.findKeys(id)).filter((key) => key.private !== undefined)
      if (kept.length > 0)
        yield `「${title}」（${id}）已经封存结束，还留着 ${kept.length} 把签发私钥。`
    },
  )

/** @param database the name of the issuers' database, for the command */
export const issuerInvariants = (deps: Deps, database: string): Invariant[] => [
  handedInvariant(deps),
  issuedInvariant(deps),
  keysInvariant(deps, database),
]
