import { setImmediate } from 'node:timers/promises'
import type { World } from '../../basics/context.ts'
import { type Complaint, Failure } from '../../basics/failure.ts'
import type { Table } from '../../organisation/index.ts'
import { inviteOf } from '../../protocol/ballot/invite.ts'
import { printSecret, toBase32 } from '../../protocol/bytes/base32.ts'
import { formatLink } from '../../protocol/round/link.ts'
import type { Invitations } from '../issuer/register-invites.ts'
import type { RoundStore } from '../round/round.store.ts'
import { canIssueLinks, type Round } from '../round/round.ts'
import type { PeopleStore } from './people.store.ts'
import { identityOf, type RosterRow, readRoster } from './roster.ts'
import type { PeopleVault } from './seal-person.ts'

/** A link as it leaves the house, once: nothing of it is kept but hashes at the issuers. */
export interface IssuedLink {
  readonly row: RosterRow
  /** Random; names the invitation at a supervised re-issue. Stands nowhere in the register. */
  readonly serial: string
  readonly url: string
  /** The secret for typing, in groups of four. */
  readonly typed: string
  /** What the units are called in this round. */
  readonly titles: readonly string[]
}

interface Request {
  readonly round: string
  readonly table: Table
  /** What the secrets are drawn with, together with the house's own key. */
  readonly key: Uint8Array
}

export interface IssueDeps {
  readonly rounds: RoundStore
  readonly people: PeopleStore
  readonly vault: PeopleVault
  readonly world: World
  readonly publicUrl: string
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>
  readonly registerInvites: (input: Invitations) => Promise<void>
  /** Whether an issuer has every one of these invitations. */
  readonly haveInvites: (input: Invitations) => Promise<boolean>
}

interface Made {
  readonly row: RosterRow
  readonly tag: Buffer
  readonly secret: Buffer
  readonly serial: string
}

/**
 * Personal links for everybody on a roster, all or none. The secrets exist in this call and its answer only; the
 * issuers get hashes (sorted by hash, so the roster's order is nowhere), the register gets the people, encrypted, and
 * nothing that leads from a person to an invitation. The same roster under the same key yields the same links again,
 * whether the first call died half-way or only its answer was lost; nothing is handed out twice.
 * @throws Failure `conflict` before the manifest is signed, `closed` after the round, `invalid` with a line for each
 *   person who has another link already and each style with more people than its manifest invites
 */
export async function issueLinks(
  input: Request,
  deps: IssueDeps,
): Promise<{ readonly round: Round; readonly links: readonly IssuedLink[] }> {
  const round = await issuable(input.round, deps.rounds)
  const { rows, complaints } = readRoster(input.table, round)
  if (complaints.length > 0) throw refused(complaints)
  const made = await inTurns(rows, (row): Made => {
    const identity = identityOf(row)
    const { secret, serial } = deps.vault.draw(input.key, round.id, identity)
    const tag = deps.vault.tag(round.id, identity)
    return { row, tag, secret, serial: toBase32(serial).toUpperCase() }
  })
  const known = await knownAmong(made, round, deps)
  const again = known.length === made.length && (await allInvited(made, round, deps))
  if (!again) {
    if (known.length > 0) throw refused(known.map(hasOne))
    await refuseTooMany(round, rows, deps)
    await invite(made, round, deps)
  }
  await deps.transaction(async () => {
    if (!again) await enterPeople(made, round, deps)
  })
  return { round, links: await inTurns(made, (each) => linkFor(each, round, deps)) }
}

const rowsATurn = 100

/** A roster of twenty thousand takes a second of this thread: whoever answers meanwhile gets a turn in between. */
async function inTurns<From, To>(rows: readonly From[], make: (row: From) => To): Promise<To[]> {
  const made: To[] = []
  for (const [place, row] of rows.entries()) {
    if (place % rowsATurn === 0) await setImmediate()
    made.push(make(row))
  }
  return made
}

async function knownAmong(made: readonly Made[], { id }: Round, { people }: IssueDeps) {
  const tags = await people.known(
    id,
    made.map(({ tag }) => tag),
  )
  const known = new Set(tags.map((tag) => tag.toString('hex')))
  return made.filter(({ tag }) => known.has(tag.toString('hex')))
}

const hasOne = ({ row: { line } }: Made): Complaint => ({
  pointer: `/rows/${line}`,
  detail: `第 ${line} 行：这个人在本期已经有链接了；那一份没有收到的话，请在同一个页面用同一份名单再取一次。`,
})

const invitationsOf = (made: readonly Made[], { id: round, issuers }: Round): Invitations[] =>
  issuers.map(({ id: issuer }) => ({
    round,
    issuer,
    rows: made.flatMap(({ row, secret, serial }) =>
      row.styles.map((style) => ({ style, invite: inviteOf(issuer, secret), serial })),
    ),
  }))

async function allInvited(made: readonly Made[], round: Round, { haveInvites }: IssueDeps) {
  for (const invitations of invitationsOf(made, round))
    if (!(await haveInvites(invitations))) return false
  return true
}

async function invite(made: readonly Made[], round: Round, { registerInvites }: IssueDeps) {
  for (const invitations of invitationsOf(made, round)) await registerInvites(invitations)
}

async function enterPeople(made: readonly Made[], round: Round, deps: IssueDeps): Promise<void> {
  const { people, vault, world, rounds } = deps
  for (const [style, count] of countByStyle(made.map(({ row }) => row))) {
    const invited = round.styles.find((each) => each.style === style)?.invited ?? 0
    if (!(await people.take(round.id, style, count, invited)))
      throw refused([tooMany(round, style, invited)])
  }
  await people.insert(
    await inTurns(made, ({ row, tag }) => {
      const id = world.newId()
      const { line: _, ...said } = row
      return { id, round: round.id, tag, sealed: vault.seal(JSON.stringify(said), id) }
    }),
  )
  await rounds.linksIssued(round.id)
}

const linkFor = ({ row, secret, serial }: Made, round: Round, deps: IssueDeps): IssuedLink => ({
  row,
  serial,
  url: linkOf(round, secret, row.styles, deps.publicUrl),
  typed: printSecret(secret),
  titles: row.styles.map((code) => round.styles.find(({ style }) => style === code)?.title ?? code),
})

const linkOf = (round: Round, secret: Uint8Array, styles: readonly string[], publicUrl: string) =>
  new URL(
    formatLink({
      round: round.id,
      secret,
      ...(round.check === undefined ? {} : { check: round.check }),
      styles,
    }),
    publicUrl,
  ).href

async function issuable(id: string, rounds: RoundStore): Promise<Round> {
  const round = await rounds.find(id)
  if (round === undefined) throw new Failure('not-found', '没有这个期次。')
  const refusal = canIssueLinks(round)
  if (refusal === 'closed') throw new Failure('closed', '这个期次已经结束，不再发放链接。')
  if (refusal !== undefined)
    throw new Failure(
      refusal,
      round.mode === 'open'
        ? '公开答题的期次只有一个公开链接，不发个人链接。'
        : '清单还没有签发，链接里要带它的校验码，请先签发清单。',
    )
  return round
}

function countByStyle(rows: readonly RosterRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const style of rows.flatMap(({ styles }) => styles))
    counts.set(style, (counts.get(style) ?? 0) + 1)
  return counts
}

/** Said before anything is written; the count itself is taken in the transaction. */
async function refuseTooMany(round: Round, rows: readonly RosterRow[], deps: IssueDeps) {
  const handed = await deps.people.handed(round.id)
  const complaints = [...countByStyle(rows)].flatMap(([style, count]) => {
    const invited = round.styles.find((each) => each.style === style)?.invited ?? 0
    return (handed.get(style) ?? 0) + count > invited ? [tooMany(round, style, invited)] : []
  })
  if (complaints.length > 0) throw refused(complaints)
}

const tooMany = (round: Round, style: string, invited: number): Complaint => ({
  pointer: `/styles/${style}`,
  detail: `「${round.styles.find((each) => each.style === style)?.title ?? style}」的名单超过了清单里签发的 ${invited} 人。`,
})

const refused = (complaints: readonly Complaint[]) =>
  new Failure('invalid', '名单有误，一个链接也没有发出。', { errors: complaints.slice(0, 200) })
