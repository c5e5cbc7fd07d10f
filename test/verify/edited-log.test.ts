import { beforeAll, describe, it } from 'vitest'
import { type Line, textOf } from './bundle-line.ts'
import { bundleOf } from './bundle-of.ts'
import { type ClosedRound, closedRound } from './closed-round.ts'
import { edited, flipped, inserted, swapped, without } from './edits.ts'
import { refused } from './judged.ts'

/** What can be done to manifest, records, log and the file itself by somebody who does not have the key of the log. */

let round: ClosedRound
let bundle: Line[]

beforeAll(() => {
  round = closedRound()
  bundle = bundleOf(round)
})

const isBatch = (batch: number) => (line: Line) => line.batch === batch
const turned = (leaves: unknown) => Array.isArray(leaves) && leaves.toReversed()
const title = ['title', 'zh-CN']
const graded = ['pages', 0, 'elements', 1, 'measure', 0, 'item']

describe('a bundle is refused when', () => {
  it('leaves stand in another order', () =>
    refused(edited(bundle, 'leaves', isBatch(3), ['leaves'], turned), 'leaf-order', 'root'))

  it('the leaves of a batch are missing', () =>
    refused(without(bundle, 'leaves', isBatch(3)), 'format'))

  it('a head is removed', () => refused(without(bundle, 'head', isBatch(3)), 'head-order'))

  it('the last head is removed', () => refused(without(bundle, 'head', isBatch(4)), 'head-order'))

  it('a head has another root', () =>
    refused(edited(bundle, 'head', 1, ['root'], flipped), 'root', 'head-signature'))

  it('a head has another day', () =>
    refused(
      edited(bundle, 'head', isBatch(2), ['day'], () => '2026-11-04'),
      'head-signature',
      'head-order',
    ))

  it('the close is removed with its batch', () => {
    const open = without(without(bundle, 'head', isBatch(4)), 'leaves', isBatch(4))
    return refused(without(open, 'record', 1), 'record-leaf')
  })

  it('a record is another', () =>
    refused(
      edited(bundle, 'record', 0, ['record', 'closesAt'], () => '2026-12-25T16:00:00.000Z'),
      'record-signature',
      'record-leaf',
    ))

  it('the close record is another', () =>
    refused(
      edited(bundle, 'record', 1, ['record', 'keysDestroyed'], () => '2026-11-25'),
      'record-signature',
      'record-leaf',
    ))

  it('a record is kept back', () => refused(without(bundle, 'record', 0), 'missing-leaf'))

  it('the manifest is another', () =>
    refused(
      edited(bundle, 'manifest', 0, ['manifest', 'closesAt'], () => '2026-11-30T16:00:00.000Z'),
      'manifest-signature',
      'first-leaf',
    ))

  it('it pretends to be of another round', () =>
    refused(
      edited(bundle, 'bundle', 0, ['round'], () => 'y2025'),
      'manifest-signature',
    ))

  it('the recipe is another', () =>
    refused(
      edited(bundle, 'recipe', 0, ['recipe', 'satisfaction', 'weights', 'overall'], () => 0.5),
      'recipe-hash',
    ))

  it('the questionnaire on the phones is another', () =>
    refused(
      edited(bundle, 'form', 0, ['bare', ...title], () => '另一份'),
      'form-hash',
    ))

  it('the whole questionnaire is another', () =>
    refused(
      edited(bundle, 'form', 1, ['whole', ...title], () => '另一份'),
      'form-hash',
      'measures',
    ))

  it('a question measures something else', () =>
    refused(
      edited(bundle, 'form', 0, ['whole', ...graded], () => 'ideal'),
      'measures',
    ))

  it('the salt of the measures is another', () =>
    refused(edited(bundle, 'form', 0, ['salt'], flipped), 'measures'))
})

describe('a file is refused when', () => {
  const changed = (from: string, to: string) => {
    const text = textOf(bundle)
    if (!text.includes(from)) throw new Error(`there is no ${from}`)
    return refused(text.replaceAll(from, to), 'format')
  }

  it('it holds a kind that nobody knows', () =>
    refused(inserted(bundle, 'row', { kind: 'remark', text: '…' }), 'format'))

  it('a line has a member that nobody knows', () =>
    refused(
      edited(bundle, 'ballot', 0, ['at'], () => '2026-11-03'),
      'format',
    ))

  it('a row has a member that nobody knows', () =>
    refused(
      edited(bundle, 'row', 0, ['row', 'worker'], () => 7),
      'format',
    ))

  it('a line lacks a member', () =>
    refused(
      edited(bundle, 'ballot', 0, ['texts'], () => undefined),
      'format',
    ))

  it('a public ballot is opened', () =>
    refused(
      edited(bundleOf(round, 'audit'), 'bundle', 0, ['audience'], () => 'public'),
      'format',
    ))

  it('a ballot for the audit is closed', () =>
    refused(
      edited(bundle, 'bundle', 0, ['audience'], () => 'audit'),
      'format',
    ))

  it('a ballot is of a unit that the manifest does not have', () =>
    refused(
      edited(bundle, 'ballot', -1, ['style'], () => 's03'),
      'format',
    ))

  it('a hash is in capitals', () =>
    refused(
      edited(bundle, 'ballot', 0, ['scores'], () => 'A'.repeat(64)),
      'format',
    ))

  it('a signature has stray bits', () =>
    refused(
      edited(bundle, 'head', 0, ['signature'], (text) => `${String(text).slice(0, -1)}_`),
      'format',
    ))

  it('a day is none that the calendar has', () =>
    refused(
      edited(bundle, 'head', isBatch(2), ['day'], () => '2026-11-31'),
      'format',
    ))

  it('kinds stand in another order', () =>
    refused(swapped(bundle, 'row', 0, 0).toReversed(), 'format'))

  it('figures stand in another order', () => refused(swapped(bundle, 'figure', 0, 1), 'format'))

  it('the end is missing', () => refused(bundle.slice(0, -1), 'format'))

  it('the end counts other lines', () =>
    refused(
      edited(bundle, 'end', 0, ['lines'], (lines) => Number(lines) + 1),
      'format',
    ))

  it('something follows the end', () =>
    refused([...bundle, { kind: 'end', lines: bundle.length }], 'format'))

  it('it is empty', () => refused('', 'format'))

  it('it breaks off in a line', () => refused(textOf(bundle).slice(0, -3), 'format'))

  it('a member stands twice', () => changed('"kind":"recipe"', '"kind":"recipe","kind":"recipe"'))

  it('a line has white space', () => changed('"kind":"recipe",', '"kind":"recipe", '))

  it('lines end as on other systems', () => changed('\n', '\r\n'))

  it('a text holds half a character', () => changed('停电', '\\ud800'))

  it('a line is nested beyond all measure', () =>
    changed('"kind":"recipe",', `"deep":${'['.repeat(1e5)}${']'.repeat(1e5)},"kind":"recipe",`))
})
