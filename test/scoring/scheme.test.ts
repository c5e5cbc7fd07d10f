import { describe, expect, it } from 'vitest'
import type { Scheme } from '../../scoring/index.ts'
import { assess, checkScheme, officialScheme, rankPeers } from '../../scoring/index.ts'
import { given, sources } from './builders.ts'

const worked = { V: 83, M: given(70), G: given(80), T: given(98), O: given(95) }

describe('schemes', () => {
  const official = officialScheme.weights
  const broken = (change: Partial<Scheme>) =>
    checkScheme({ ...officialScheme, ...change }).map(({ code }) => code)

  it('accepts the official one and each constraint at its exact border', () => {
    expect(checkScheme(officialScheme)).toEqual([])
    expect(
      broken({ weights: { survey: 45, meeting: 10, grassroots: 5, thirdParty: 20, records: 20 } }),
    ).toEqual([])
    expect(
      broken({ weights: { survey: 40, meeting: 10, grassroots: 15, thirdParty: 20, records: 15 } }),
    ).toEqual([])
    expect(broken({ clamp: 5 })).toEqual([])
    expect(broken({ clamp: 4, bands: { excellent: 83, good: 75, fair: 60 } })).toEqual([])
  })

  it.each([
    [
      'final-say-share',
      { weights: { survey: 45, meeting: 10, grassroots: 4, thirdParty: 21, records: 20 } },
    ],
    [
      'survey-share',
      { weights: { survey: 39, meeting: 16, grassroots: 10, thirdParty: 20, records: 15 } },
    ],
    [
      'survey-and-meeting-share',
      { weights: { survey: 41, meeting: 8, grassroots: 15, thirdParty: 20, records: 16 } },
    ],
    [
      'grassroots-share',
      { weights: { survey: 45, meeting: 5, grassroots: 16, thirdParty: 20, records: 14 } },
    ],
    ['clamp-not-positive', { clamp: 0 }],
    ['clamp-above-limit', { clamp: 5.000001 }],
    ['clamp-above-half-band', { bands: { excellent: 84.9, good: 75, fair: 60 } }],
    ['bands-not-descending', { bands: { excellent: 85, good: 75, fair: 75 } }],
    ['weight-not-positive', { weights: { ...official, records: 0 } }],
  ] as const)('refuses %s', (code, change) => {
    expect(broken(change)).toContain(code)
  })

  it('cannot be used for an assessment when it breaks a constraint', () => {
    expect(() => assess({ ...officialScheme, clamp: 20 }, sources(worked))).toThrow(
      /clamp-above-limit/,
    )
  })
})

describe('ranks', () => {
  const unit = (name: string, score: number | null, index = 70, rankable = true) => ({
    unit: name,
    peerGroup: 'palaces',
    score,
    index,
    rankable,
  })

  it('breaks ties by V, then shares the rank', () => {
    const ranks = rankPeers([
      unit('a', 80),
      unit('b', 80, 75),
      unit('c', 80),
      unit('d', 90),
      unit('e', 60),
    ])
    expect(ranks.map(({ rank }) => rank)).toEqual([3, 2, 3, 1, 5])
  })

  it('gives no ranks in a group of four, and none to a unit that may not be ranked', () => {
    expect(
      rankPeers([unit('a', 80), unit('b', 70), unit('c', 60), unit('d', 50)])[0],
    ).toMatchObject({
      rank: null,
      reason: 'group-too-small',
    })
    const five = [
      unit('a', 80),
      unit('b', 70),
      unit('c', 60),
      unit('d', 50),
      unit('e', 99, 70, false),
    ]
    expect(rankPeers(five)[0]).toEqual({ unit: 'a', rank: 1, of: 4 })
    expect(rankPeers(five)[4]).toMatchObject({ rank: null, reason: 'not-rankable' })
  })
})
