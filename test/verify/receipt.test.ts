import { beforeAll, describe, expect, it } from 'vitest'
import { formatReceipt, receiptBytes } from '../../protocol/index.ts'
import { openLogKey } from '../../surveys/log-key.ts'
import { bundleOf, leafOfCast } from './bundle-of.ts'
import { type Cast, type ClosedRound, closedRound } from './closed-round.ts'
import { judge } from './judged.ts'

let round: ClosedRound
let cast: Cast

beforeAll(() => {
  round = closedRound()
  const [first] = round.ballots
  if (first === undefined) throw new Error('no ballot')
  cast = first
})

/** What the box gave the first voter, whose ballot was sealed on 5 November. */
function receipt(day: string, code = round.manifest.round, key = round.log): string {
  const promise = { round: code, leaf: leafOfCast(round.manifest.round, cast), day }
  return formatReceipt({ ...promise, signature: key.sign(receiptBytes(promise)) })
}

const names = async (text: string, bundle = bundleOf(round)) =>
  (await judge(bundle, text)).faults.names()

describe('a receipt', () => {
  it('is kept when its ballot was sealed on the promised day', async () => {
    const { faults, findings } = await judge(bundleOf(round), receipt('2026-11-05'))
    expect(faults.names()).toEqual([])
    expect(faults.isJudged('receipt')).toBe(true)
    expect(findings.kept).toEqual({ batch: 1, sealed: '2026-11-05', promised: '2026-11-05' })
  })

  it('is kept late when few ballots waited, and that is told', async () => {
    const { faults, findings } = await judge(bundleOf(round), receipt('2026-11-03'))
    expect(faults.names()).toEqual([])
    expect(findings.kept).toEqual({ batch: 1, sealed: '2026-11-05', promised: '2026-11-03' })
  })

  it('reads as the address in a QR code', async () =>
    expect(await names(`https://example.org/r#${receipt('2026-11-05')}`)).toEqual([]))

  it('convicts a log that was written anew without its ballot', async () => {
    const without = bundleOf({ ...round, ballots: round.ballots.slice(1) })
    expect((await judge(without)).faults.names()).toEqual([])
    expect(await names(receipt('2026-11-05'), without)).toEqual(['receipt'])
  })

  it('is none when another key signed it', async () =>
    expect(await names(receipt('2026-11-05', 'y2026', openLogKey(Buffer.alloc(32, 7))))).toEqual([
      'receipt',
    ]))

  it('is none of this round when it is of another', async () =>
    expect(await names(receipt('2026-11-05', 'y2025'))).toEqual(['receipt']))

  it.each(['', 'y2026', 'a.b.c.d', 'y2026.AAAA.20261105.AAAA'])('is none: %o', async (text) =>
    expect(await names(text)).toEqual(['receipt']),
  )

  it('is none when its day is another', async () => {
    const text = receipt('2026-11-05').replace('.20261105.', '.20261106.')
    expect(await names(text)).toEqual(['receipt'])
  })
})
