import { beforeAll, describe, expect, it } from 'vitest'
import { sealOrder } from '../../protocol/index.ts'
import { ruleNames } from '../../verify/rules.ts'
import type { Line } from './bundle-line.ts'
import { bundleOf } from './bundle-of.ts'
import { type ClosedRound, closedRound } from './closed-round.ts'
import { accepted, judge } from './judged.ts'

let round: ClosedRound
let bundle: Line[]

beforeAll(() => {
  round = closedRound()
  bundle = bundleOf(round)
})

const unjudged = async (lines: readonly Line[]) => {
  const { faults } = await judge(lines)
  return ruleNames.filter((rule) => !faults.isJudged(rule))
}

describe('an honest bundle', () => {
  it('keeps every rule, and each was looked at', async () => {
    await accepted(bundle)
    await accepted(bundleOf(round, 'audit'))
    expect(await unjudged(bundle)).toEqual(['opened', 'opened-rows', 'receipt'])
    expect(await unjudged(bundleOf(round, 'audit'))).toEqual(['receipt'])
  })

  it('is counted as it is', async () => {
    const { findings } = await judge(bundle)
    expect(findings.heads).toBe(5)
    expect([...(findings.tallies ?? [])]).toEqual([
      ['p01', { ballots: 16, spoiled: 1, unused: 1 }],
      ['s01', { ballots: 12, spoiled: 0, unused: 0 }],
      ['s02', { ballots: 6, spoiled: 0, unused: 0 }],
    ])
  })

  it('shows figures of the units with at least k ballots only', async () => {
    const { findings } = await judge(bundle)
    expect([...(findings.figures?.keys() ?? [])]).toEqual(['p01', 's01'])
  })

  it('may have an issuer alone, no paper and no amendment', () => {
    const alone = {
      ...round.manifest,
      issuers: round.manifest.issuers.slice(0, 1),
      styles: round.manifest.styles.map(({ keys, ...style }) => ({
        ...style,
        keys: { a: keys.a ?? '' },
      })),
    }
    const ballots = round.ballots.map(({ signatures: { a }, ...cast }) => ({
      ...cast,
      signatures: { a },
    }))
    const plain = { ...round, manifest: alone, ballots, sheets: [], amendments: [] }
    return accepted(
      bundleOf(plain, 'audit', {
        closed: (style) => ({ ...style, collected: { a: style.collected.a ?? 0 } }),
      }),
    )
  })

  it('may have a batch without leaves', () =>
    accepted(
      bundleOf(round, 'public', {
        batches: ([first = [], second = [], third = [], fourth = [], ...rest]) => [
          first,
          [],
          third,
          sealOrder([...second, ...fourth]),
          ...rest,
        ],
      }),
    ))
})
