import { beforeAll, describe, it } from 'vitest'
import { leafHash, sealOrder, utf8 } from '../../protocol/index.ts'
import type { Line } from './bundle-line.ts'
import { bundleOf, type Lies } from './bundle-of.ts'
import { type Cast, castBy, certify, closedRound, issuerKeys } from './closed-round.ts'
import { refused } from './judged.ts'

/**
 * What somebody who holds the key of the log may try: everything is signed again, every hash follows, so each lie has to
 * be seen for itself.
 */

let round: ReturnType<typeof closedRound>

beforeAll(() => {
  round = closedRound()
})

type Batches = readonly (readonly Uint8Array[])[]

const batches = (change: (batches: Batches) => Batches) =>
  bundleOf(round, 'public', { batches: change })
const changed = (
  all: Batches,
  batch: number,
  change: (leaves: readonly Uint8Array[]) => readonly Uint8Array[],
) => all.map((leaves, at) => (at === batch ? change(leaves) : leaves))

/** The round with another first ballot of p01. */
function withFirst(change: (cast: Cast) => Cast): Line[] {
  const ballots = round.ballots.map((cast, at) => (at === 0 ? change(cast) : cast))
  return bundleOf({ ...round, ballots })
}

const keysOf = (style: string) => round.keys.get(style) ?? issuerKeys()

const head = (batch: number, change: NonNullable<Lies['head']>) =>
  bundleOf(round, 'public', { head: (each) => (each.batch === batch ? change(each) : each) })

describe('what the log signed is refused all the same when', () => {
  it('a token has two ballots', () => {
    const [first] = round.ballots
    if (first === undefined) throw new Error('no ballot')
    const ballots = [...round.ballots, castBy(20, first)]
    return refused(bundleOf({ ...round, ballots }), 'doubled-token')
  })

  it('a token was signed with foreign keys', () =>
    refused(
      withFirst((cast) => ({ ...cast, ...certify('y2026', 'p01', issuerKeys()) })),
      'token-signature',
    ))

  it('a token was signed for another unit', () =>
    refused(
      withFirst((cast) => ({ ...cast, ...certify('y2026', 's01', keysOf('p01')), style: 'p01' })),
      'token-signature',
    ))

  it('a token was signed for another round', () =>
    refused(
      withFirst((cast) => ({ ...cast, ...certify('y2025', 'p01', keysOf('p01')) })),
      'token-signature',
    ))

  it('the second issuer has not signed a token', () =>
    refused(
      withFirst((cast) => ({ ...cast, signatures: { a: cast.signatures.a } })),
      'token-signature',
    ))

  it('somebody signed beside the one issuer there is', () => {
    const { manifest } = round
    const alone = {
      ...manifest,
      issuers: manifest.issuers.slice(0, 1),
      styles: manifest.styles.map((style) => ({ ...style, keys: { a: style.keys.a ?? '' } })),
    }
    const closed: Lies['closed'] = (style) => ({
      ...style,
      collected: { a: style.collected.a ?? 0 },
    })
    return refused(bundleOf({ ...round, manifest: alone }, 'public', { closed }), 'token-signature')
  })

  it('leaves stand in an order that could say who came first', () =>
    refused(
      batches((all) => changed(all, 1, (leaves) => leaves.toReversed())),
      'leaf-order',
    ))

  it('a leaf is nobody’s', () =>
    refused(
      batches((all) => changed(all, 1, (leaves) => sealOrder([...leaves, leafHash(utf8('x'))]))),
      'missing-leaf',
    ))

  it('a leaf was sealed twice', () =>
    refused(
      batches((all) =>
        changed(all, 3, (leaves) => sealOrder([...leaves, ...(all[1] ?? []).slice(0, 1)])),
      ),
      'missing-leaf',
    ))

  it('a ballot was never sealed', () =>
    refused(
      batches((all) => changed(all, 3, (leaves) => leaves.slice(1))),
      'unknown-leaf',
    ))

  it('the log begins with something else', () =>
    refused(
      batches((all) => changed(all, 0, () => [leafHash(utf8('another manifest'))])),
      'first-leaf',
    ))

  it('a record is not alone in its batch', () =>
    refused(
      batches((all) => {
        const moved = all[1]?.slice(0, 1) ?? []
        const rest = changed(all, 1, (leaves) => leaves.slice(1))
        return changed(rest, 2, (leaves) => sealOrder([...leaves, ...moved]))
      }),
      'record-leaf',
      'unknown-leaf',
    ))

  it('ballots were taken after the close', () =>
    refused(
      batches((all) => [
        ...changed(all, 3, (leaves) => leaves.slice(1)),
        all[3]?.slice(0, 1) ?? [],
      ]),
      'record-leaf',
    ))

  it('a head has a root of its own', () =>
    refused(
      head(2, (each) => ({ ...each, root: leafHash(each.root) })),
      'root',
    ))

  it('a head counts other leaves', () =>
    refused(
      head(2, (each) => ({ ...each, size: each.size + 1 })),
      'head-size',
    ))

  it('a head is of another round', () =>
    refused(
      head(2, (each) => ({ ...each, round: 'y2025' })),
      'head-signature',
    ))

  it('days go back', () =>
    refused(
      head(2, (each) => ({ ...each, day: '2026-11-04' })),
      'head-order',
    ))
})
