import { beforeAll, describe, it } from 'vitest'
import { canonicalJson, toHex } from '../../protocol/index.ts'
import type { Line } from './bundle-line.ts'
import { bundleOf, leafOfCast } from './bundle-of.ts'
import { type Cast, type ClosedRound, closedRound } from './closed-round.ts'
import { edited, flipped, inserted, nextDouble, resorted, swapped, without } from './edits.ts'
import { accepted, refused } from './judged.ts'

/** What can be done to ballots, rows and figures by somebody who does not have the key of the log. */

let round: ClosedRound
let bundle: Line[]

beforeAll(() => {
  round = closedRound()
  bundle = bundleOf(round)
})

function castBy(style: string, worker: number): Cast {
  const cast = round.ballots.filter((each) => each.style === style).at(worker)
  if (cast === undefined) throw new Error(`${style} has no ballot ${worker}`)
  return cast
}

const isBallotOf = ({ t }: Cast) => {
  const hex = toHex(t)
  return (line: Line) => line.t === hex
}

const isRowOf = ({ style, row }: Cast) => {
  const text = canonicalJson(row)
  return (line: Line) => line.style === style && canonicalJson(line.row) === text
}

const isBatch = (batch: number) => (line: Line) => line.batch === batch
const not = (value: unknown) => value !== true
const other = (grade: unknown) => (Number(grade) === 5 ? 1 : 5)

describe('a bundle is refused when', () => {
  it('a row is dropped', () => refused(without(bundle, 'row', 3), 'rows-count'))

  it('a row is put in', () => {
    const { row } = castBy('p01', 13)
    return refused(
      resorted(inserted(bundle, 'row', { kind: 'row', style: 's01', row })),
      'rows-count',
    )
  })

  it('an answer in a row is another', () => {
    const row = isRowOf(castBy('s01', 1))
    return refused(
      resorted(edited(bundle, 'row', row, ['row', 'answers', 'u5'], other)),
      'rows-hash',
    )
  })

  it('a row hides that it was coached', () => {
    const row = isRowOf(castBy('s01', 5))
    return refused(resorted(edited(bundle, 'row', row, ['row', 'coached'], not)), 'rows-hash')
  })

  it('two units have exchanged rows', () => {
    const [one, two] = [castBy('p01', 13), castBy('s01', 0)]
    const given = edited(bundle, 'row', isRowOf(one), ['row'], () => two.row)
    const taken = edited(given, 'row', isRowOf(two), ['row'], () => one.row)
    return refused(resorted(taken), 'rows-hash')
  })

  it('rows stand in another order', () =>
    refused(
      swapped(bundle, 'row', isRowOf(castBy('p01', 1)), isRowOf(castBy('p01', 2))),
      'ballot-order',
      'rows-hash',
    ))

  it('a ballot is dropped', () => refused(without(bundle, 'ballot', 2), 'missing-leaf', 'counts'))

  /** A ballot of the first seal, out of the box and out of the log. */
  function withoutBallot(): Line[] {
    const cast = castBy('p01', 0)
    const leaf = toHex(leafOfCast(round.manifest.round, cast))
    const less = (leaves: unknown) => Array.isArray(leaves) && leaves.filter((x) => x !== leaf)
    const log = edited(bundle, 'leaves', isBatch(1), ['leaves'], less)
    return without(log, 'ballot', isBallotOf(cast))
  }

  it('a ballot is dropped with its leaf', () => refused(withoutBallot(), 'head-size', 'counts'))

  it('a ballot is dropped with its leaf and the heads count again', () => {
    const less = (size: unknown) => Number(size) - 1
    const recounted = [1, 2, 3, 4].reduce(
      (lines, batch) => edited(lines, 'head', isBatch(batch), ['size'], less),
      withoutBallot(),
    )
    return refused(recounted, 'root', 'head-signature', 'counts')
  })

  it('a ballot stands twice', () => {
    const last = bundle.findLast(({ kind }) => kind === 'ballot') ?? { kind: 'ballot' }
    return refused(inserted(bundle, 'ballot', last), 'unknown-leaf', 'doubled-token', 'counts')
  })

  it('ballots stand in another order', () =>
    refused(swapped(bundle, 'ballot', 1, 2), 'ballot-order'))

  it('a signature of an issuer is forged', () =>
    refused(
      edited(bundle, 'ballot', isBallotOf(castBy('s02', 0)), ['signatures', 'a'], flipped),
      'unknown-leaf',
      'missing-leaf',
      'token-signature',
    ))

  it('a commitment is another', () =>
    refused(edited(bundle, 'ballot', -1, ['texts'], flipped), 'unknown-leaf', 'missing-leaf'))

  it('a paper sheet has another reason', () => {
    const another = (reason: unknown) => (reason === 'unused' ? 'spoiled' : 'unused')
    return refused(
      edited(bundle, 'void', -1, ['reason'], another),
      'unknown-leaf',
      'missing-leaf',
      'counts',
    )
  })

  it('a paper sheet is signed by somebody else', () =>
    refused(edited(bundle, 'void', 1, ['signatures', 'b'], flipped), 'token-signature'))

  it('a figure differs in its last bit', () =>
    refused(edited(bundle, 'figure', 1, ['satisfaction'], nextDouble), 'figure'))

  it('a figure is of more workers', () =>
    refused(
      edited(bundle, 'figure', 0, ['n'], (n) => Number(n) + 1),
      'figure',
    ))

  it('a figure is missing', () => refused(without(bundle, 'figure', 0), 'figure'))

  it('a unit below k shows a figure', () => {
    const figure = { style: 's02', n: 6, awareness: 50, participation: 50, satisfaction: 50 }
    return refused(inserted(bundle, 'figure', { kind: 'figure', ...figure }), 'figure')
  })
})

describe('an audit bundle is refused when', () => {
  const audit = () => bundleOf(round, 'audit')

  it('an opened row is another', () =>
    refused(
      edited(audit(), 'ballot', 3, ['opened', 'row', 'helped'], not),
      'opened',
      'opened-rows',
    ))

  it('an opened attribute is another', () =>
    refused(
      edited(audit(), 'ballot', 3, ['opened', 'attributes', 'age'], () => 'a4'),
      'opened',
    ))

  it('the salt of an opening is another', () =>
    refused(edited(audit(), 'ballot', 3, ['opened', 'salts', 'scores'], flipped), 'opened'))

  it('nothing was done to it, never', () => accepted(audit()))
})
