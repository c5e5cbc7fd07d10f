import { beforeAll, describe, it } from 'vitest'
import type { Line } from './bundle-line.ts'
import { bundleOf, type Lies } from './bundle-of.ts'
import { type Cast, type ClosedRound, closedRound, type Row, rowOf } from './closed-round.ts'
import { inserted } from './edits.ts'
import { accepted, refused } from './judged.ts'

/** What somebody who holds the key of the log may try with counts, rows and figures; every signature and hash follows. */

let round: ClosedRound

beforeAll(() => {
  round = closedRound()
})

const lying = (lies: Lies) => bundleOf(round, 'public', lies)

/** The round with another first ballot of p01. */
function withFirst(change: (cast: Cast) => Cast, audience: 'public' | 'audit' = 'public'): Line[] {
  const ballots = round.ballots.map((cast, at) => (at === 0 ? change(cast) : cast))
  return bundleOf({ ...round, ballots }, audience)
}

const answering = (answers: Row['answers']) =>
  withFirst((cast) => ({
    ...cast,
    row: { ...cast.row, answers: { ...cast.row.answers, ...answers } },
  }))

const closing = (style: string, change: NonNullable<Lies['closed']>) =>
  lying({ closed: (closed) => (closed.style === style ? change(closed) : closed) })

describe('what the log signed is refused all the same when', () => {
  it('there are more ballots than were collected', () =>
    refused(
      closing('p01', (style) => ({
        ...style,
        collected: { ...style.collected, b: style.ballots },
      })),
      'counts',
    ))

  it('more was collected than was given out', () =>
    refused(
      closing('s01', (style) => ({ ...style, collected: { a: 31, b: 30 } })),
      'counts',
    ))

  it('more was issued again than may be', () =>
    refused(
      closing('p01', (style) => ({ ...style, reissued: 2 })),
      'counts',
    ))

  it('more were invited than the manifest says', () =>
    refused(
      closing('s02', (style) => ({ ...style, invited: style.invited + 1 })),
      'counts',
    ))

  it('more paper was printed than the manifest says', () =>
    refused(
      closing('s02', (style) => ({ ...style, paper: 1 })),
      'counts',
    ))

  it('the close counts other ballots', () =>
    refused(
      closing('s01', (style) => ({ ...style, ballots: style.ballots - 1 })),
      'counts',
      'rows-count',
    ))

  it('a unit with enough ballots hides its rows', () => {
    const hidden = closing('s01', (style) => ({ ...style, rows: null }))
    const without = hidden.filter(
      ({ kind, style }) => style !== 's01' || !['row', 'figure'].includes(kind),
    )
    const end = { kind: 'end', lines: without.length - 1 }
    return refused([...without.slice(0, -1), end], 'rows-hash')
  })

  it('a unit with too few ballots shows its rows', () => refused(lying({ k: 5 }), 'rows-hash'))

  it('nothing else but a row has changed, for the auditor alone', async () => {
    const lies: Lies = {
      table: (style, rows) => (style === 's01' ? [rowOf(13), ...rows.slice(1)] : rows),
    }
    await accepted(bundleOf(round, 'public', lies))
    await refused(bundleOf(round, 'audit', lies), 'opened-rows')
  })

  it('an opened ballot has an attribute that is not listed', () =>
    refused(
      withFirst((cast) => ({ ...cast, attributes: { age: 'a9' } }), 'audit'),
      'opened',
    ))

  it('a row holds a text', () => refused(answering({ u11: '我是三车间的老王' }), 'row-shape'))
  it('a row holds an attribute', () => refused(answering({ age: 'a1' }), 'row-shape'))
  it('a row holds a grade that nobody offers', () => refused(answering({ u3: 6 }), 'row-shape'))
  it('a row answers for a service that nobody offers', () =>
    refused(answering({ u1: { c1: 4, c9: 4 } }), 'row-shape'))
  it('a row chooses one thing twice', () =>
    refused(answering({ u6: ['pool', 'pool'] }), 'row-shape'))
  it('a row holds something that every object has', () =>
    refused(answering({ constructor: 1 }), 'row-shape'))

  const voiding = (style?: string) => ({
    ...round,
    amendments: [
      ...round.amendments,
      {
        version: 'fs1' as const,
        round: 'y2026',
        number: 2,
        day: '2026-11-22',
        reason: '名册有误',
        kind: 'void' as const,
        ...(style === undefined ? {} : { style }),
      },
    ],
  })
  const figureOf = (style: string) =>
    bundleOf(round).find((line) => line.kind === 'figure' && line.style === style) ?? { kind: '' }

  it('a voided unit shows a figure', () =>
    refused(inserted(bundleOf(voiding('s01')), 'figure', figureOf('s01')), 'void-round'))

  it('a voided round shows a figure', () =>
    refused(inserted(bundleOf(voiding()), 'row', figureOf('p01')), 'void-round'))

  it('but not when what was voided shows none', async () => {
    await accepted(bundleOf(voiding('s01')))
    await accepted(bundleOf(voiding()))
  })
})
