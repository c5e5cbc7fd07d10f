import { describe, expect, it } from 'vitest'
import type { GradedBallot, Rating } from '../../scoring/index.ts'
import {
  ballotScore,
  grassrootsSource,
  meetingSource,
  officialGrassrootsRules,
  officialMeetingRules,
  officialScheme,
  officialThirdPartyRules,
  rankIntervals,
  recordsSource,
  thirdPartySources,
} from '../../scoring/index.ts'

const _ = Number.NaN
const ballots = (meeting: string, n: number, grade: number): GradedBallot[] =>
  Array.from({ length: n }, () => ({ meeting, grades: [grade, grade, grade, _, _] }))

describe('ballots of meetings and grassroots unions', () => {
  it('count with three graded items, by the same anchors', () => {
    const score = (grades: number[]) =>
      ballotScore({ meeting: 'm', grades }, officialMeetingRules.scale, 3)
    expect(score([5, 4, 3, _, _])).toBe(80)
    expect(score([5, 4, _, _, _])).toBeNaN()
  })

  it('need two meetings and 15 ballots', () => {
    const rules = officialMeetingRules
    expect(meetingSource([...ballots('a', 8, 4), ...ballots('b', 6, 4)], 5000, rules).state).toBe(
      'missing',
    )
    expect(meetingSource(ballots('a', 30, 4), 5000, rules).state).toBe('missing')
    const two = meetingSource([...ballots('a', 8, 5), ...ballots('b', 8, 3)], 5000, rules)
    expect(two).toMatchObject({ state: 'given', value: 80, n: 16 })
    // Two clusters 20 points either side: sqrt(2 (10^2 + 10^2)) = 20.
    expect(two.state === 'given' && two.se).toBeCloseTo(20, 10)
  })

  it('accept one meeting below 100 workers, with the variance doubled', () => {
    const one = [...ballots('a', 8, 5), ...ballots('a', 8, 3)]
    expect(meetingSource(one, 100, officialMeetingRules).state).toBe('missing')
    expect(meetingSource(one, 0, officialMeetingRules).state).toBe('missing')
    const source = meetingSource(one, 99, officialMeetingRules)
    expect(source.state === 'given' && source.se).toBeCloseTo(
      Math.sqrt((2 * 400 * (16 / 15)) / 16),
      10,
    )
  })

  it('of grassroots unions need ten and half of those invited', () => {
    const rules = officialGrassrootsRules
    expect(grassrootsSource(ballots('', 9, 4), 12, rules).state).toBe('missing')
    expect(grassrootsSource(ballots('', 10, 4), 21, rules).state).toBe('missing')
    expect(grassrootsSource(ballots('', 10, 4), 20, rules)).toMatchObject({
      state: 'given',
      value: 80,
    })
  })
})

describe('the third party', () => {
  const raters = ['r1', 'r2', 'r3', 'r4', 'r5']
  const units = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6']
  const scored = (score: (unit: number, rater: number) => number, panel = raters): Rating[] =>
    units.flatMap((unit, u) => panel.map((rater, r) => ({ unit, rater, score: score(u, r) })))
  const noise = (u: number, r: number) => ((u * 7 + r * 11) % 5) * 0.3 - 0.6

  it('is corrected for severity when raters clearly differ', () => {
    const lambda = [6, 0, -6, 3, -3]
    const holes = scored((u, r) => 60 + 5 * u + (lambda[r] ?? 0) + noise(u, r)).filter(
      ({ unit, rater }) => !(unit === 'u1' && rater === 'r3'),
    )
    const result = thirdPartySources(holes, officialThirdPartyRules)
    expect(result.method).toBe('severity-corrected')
    // u1 missed the severe rater, so its raw mean flatters it.
    const raw = result.rawMeans.u1 ?? 0
    const T = result.units.u1
    expect(T?.state === 'given' && T.value).toBeLessThan(raw - 1)
  })

  it('is the mean without the highest and the lowest when they do not', () => {
    const result = thirdPartySources(
      scored((u, r) => 60 + 5 * u + noise(u, r)),
      officialThirdPartyRules,
    )
    expect(result.method).toBe('mean')
    const own = raters.map((_r, r) => 60 + noise(0, r)).sort((a, b) => a - b)
    const middle = own.slice(1, -1).reduce((sum, x) => sum + x, 0) / 3
    expect(result.units.u1).toMatchObject({ state: 'given', n: 5 })
    const T = result.units.u1
    expect(T?.state === 'given' && T.value).toBeCloseTo(middle, 10)
    expect(result.quality).toBe('good')
  })

  it('is void when the panel does not agree, and missing with two raters', () => {
    const quarrel = thirdPartySources(
      scored((u, r) => 50 + ((u * 13 + r * 29) % 17) * 2),
      officialThirdPartyRules,
    )
    expect(quarrel.quality).toBe('void')
    expect(quarrel.units.u1).toMatchObject({ state: 'missing' })
    const two = thirdPartySources(
      scored((u, r) => 60 + 5 * u + r, ['r1', 'r2']),
      officialThirdPartyRules,
    )
    expect(two.units.u1).toMatchObject({ state: 'missing', reason: '2 of 3 raters' })
  })

  it('is void, not good, when raters see the units in opposite order', () => {
    const opposite = thirdPartySources(
      scored((u, r) => (r % 2 === 0 ? 40 + 8 * u : 80 - 8 * u + (u % 2)), raters.slice(1)),
      officialThirdPartyRules,
    )
    // The quotient of ICC2k itself is above 1 here: both its sides are negative.
    expect(opposite.agreement.ICC2k.value).toBeGreaterThan(0.75)
    expect(opposite.quality).toBe('void')
  })

  it('is not corrected when raters and units never meet', () => {
    const apart = scored((u) => 60 + 5 * u).map((rating) => {
      const far = units.indexOf(rating.unit) > 2
      return far ? { ...rating, rater: `${rating.rater}b` } : rating
    })
    expect(thirdPartySources(apart, officialThirdPartyRules)).toMatchObject({
      connected: false,
      method: 'mean',
    })
  })
})

it('records are the mean of two halves on goalposts, and less is better where the posts are turned', () => {
  const ledger = [
    { name: 'answered in time', value: 0.9, lower: 0.5, upper: 1 },
    { name: 're-opened', value: 0.1, lower: 0.2, upper: 0 },
  ]
  const publicPurpose = [{ name: 'public floor', value: 0.9, lower: 0.5, upper: 0.9 }]
  const { source, halves } = recordsSource(ledger, publicPurpose)
  expect(halves.ledger).toBeCloseTo(65, 10)
  expect(halves.publicPurpose).toBe(100)
  expect(source).toMatchObject({ state: 'given', n: 3, se: 0 })
  expect(source.state === 'given' && source.value).toBeCloseTo(82.5, 10)
  expect(recordsSource([], []).source.state).toBe('missing')
})

describe('rank intervals', () => {
  const unit = (name: string, value: number, se: number) => ({
    unit: name,
    sources: {
      survey: { value, se },
      meeting: { value, se },
      grassroots: { value, se },
      thirdParty: { value, se: 1 },
      records: null,
    },
  })
  const group = [unit('a', 82, 2), unit('b', 80, 3), unit('c', 75, 2.5), unit('d', 60, 4)]

  it('are the same for the same seed and move with another', () => {
    const one = rankIntervals(group, officialScheme, 'v1 seal-7', 2_000)
    expect(rankIntervals(group, officialScheme, 'v1 seal-7', 2_000)).toEqual(one)
    expect(rankIntervals(group, officialScheme, 'v1 seal-8', 2_000)).not.toEqual(one)
  })

  it('hold the median rank and follow the order of clear differences', () => {
    const ranks = rankIntervals(group, officialScheme, 'seed')
    for (const { lower, medianRank, upper } of ranks) {
      expect(lower).toBeLessThanOrEqual(medianRank)
      expect(medianRank).toBeLessThanOrEqual(upper)
    }
    expect(ranks.map(({ medianRank }) => medianRank)).toEqual([1, 2, 3, 4])
  })
})
