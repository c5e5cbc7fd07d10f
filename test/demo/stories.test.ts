import normal from '@stdlib/stats-base-dists-normal'
import { beforeAll, describe, expect, test } from 'vitest'
import { frameWithClosedBranch } from '../../demo/frames.ts'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { type DemoUnit, unitOf, units, type Wave } from '../../demo/units.ts'
import { computeUnit, officialRecipe, type UnitResult, waveChanges } from '../../scoring/index.ts'
import { type Assessed, answersFor, assessments, figuresOf } from './assessed.ts'

const indices = ['awareness', 'participation', 'satisfaction'] as const
/** What the table gives before noise, of methodology sections 2 and 7 by hand. */
function expected(unit: DemoUnit, wave: Wave) {
  const points = (value: number, best: number) => Math.min(100, (100 * value) / best)
  const V =
    0.25 * points(unit.awareness[wave], 80) +
    0.25 * points(unit.participation[wave], 60) +
    0.5 * unit.satisfaction[wave]
  const mean = (parts: readonly (readonly [unknown, number])[]) => {
    const given = parts.flatMap(([value, weight]) =>
      value === 'missing' ? [] : [[typeof value === 'number' ? value : 0, weight] as const],
    )
    return (
      given.reduce((sum, [value, weight]) => sum + value * weight, 0) /
      given.reduce((sum, [, weight]) => sum + weight, 0)
    )
  }
  const meeting = unit.code === 'u04' && wave === 2 ? 'missing' : unit.meetings[wave]
  const W = mean([
    [V, 45],
    [meeting, 10],
    [unit.grassroots[wave], 10],
  ])
  const N = mean([
    [unit.thirdParty[wave], 20],
    [unit.records[wave], 15],
  ])
  return { V, W, N, C: W + Math.max(-5, Math.min(5, 0.35 * (N - W))) }
}

let byWave: readonly (readonly Assessed[])[] = []
let early: readonly UnitResult[] = []

beforeAll(() => {
  byWave = [[], assessments(1), assessments(2)]
  early = units.map((unit) => figuresOf(unit, 0))
}, 60_000)

const of = (code: string, wave: Wave = 2): Assessed => {
  const found = byWave[wave]?.find(({ unit }) => unit.code === code)
  if (!found) throw new Error(`${code} was not assessed`)
  return found
}
const C = (code: string, wave: Wave = 2) => of(code, wave).result.finalSay?.C ?? Number.NaN

test('the figures of a ballot box come within one and a half standard errors of the table', () => {
  for (const wave of [1, 2] as const)
    for (const { unit, figures } of byWave[wave] ?? [])
      for (const index of indices) {
        const { value, se } = figures.figures[index]
        if (unit.code === 'u20' || value === null || se === null) continue
        const off = Math.abs(value - unit[index][wave])
        expect(off, `${unit.code} ${index}`).toBeLessThan(1.5 * se)
      }
})

test('W, N and C come near what the table gives before noise', () => {
  for (const wave of [1, 2] as const)
    for (const { unit, result } of byWave[wave] ?? []) {
      if (!result.finalSay) continue
      const table = expected(unit, wave)
      expect(Math.abs(result.finalSay.W - table.W), `${unit.code} W`).toBeLessThan(1.6)
      expect(Math.abs((result.finalSay.N ?? 0) - table.N), `${unit.code} N`).toBeLessThan(1)
      expect(Math.abs(result.finalSay.C - table.C), `${unit.code} C`).toBeLessThan(1.2)
    }
})

test('this year’s grades at the close are the intended ones', () => {
  const grades = Object.fromEntries(
    (byWave[2] ?? []).map(({ unit, result }) => [unit.code, result.grade]),
  )
  const { u14, ...rest } = grades
  expect(rest).toEqual({
    u01: 'good',
    u02: 'good',
    u03: 'good',
    u04: 'good',
    u05: 'excellent',
    u06: 'fair',
    u07: 'good',
    u08: 'good',
    u09: 'fair',
    u10: 'good',
    u11: 'good',
    u12: 'fair',
    u13: 'fair',
    u15: 'fair',
    u16: 'fair',
    u17: 'good',
    u18: 'poor',
    u19: 'good',
    u20: null,
    u21: 'good',
    u22: 'fair',
    u23: 'fair',
    u24: 'fair',
  })
  expect(u14 === 'good' || u14 === 'fair').toBe(true)
})

describe('the stories', () => {
  const caps = (code: string) => of(code).result.caps.map(({ cap }) => cap)

  test('u06 is loved by evaluators and not by workers: the clamp binds, K1 and K4 fire', () => {
    const { finalSay } = of('u06').result
    expect((finalSay?.N ?? 0) - (finalSay?.W ?? 0)).toBeGreaterThan(14)
    expect((finalSay?.C ?? 0) - (finalSay?.W ?? 0)).toBeCloseTo(5)
    expect(caps('u06')).toEqual(expect.arrayContaining(['K1', 'K4']))
  })

  test('u12 refuses its records and loses no more than D, and K6 holds it at fair', () => {
    const { finalSay } = of('u12').result
    expect((finalSay?.W ?? 0) - (finalSay?.C ?? 0)).toBeCloseTo(5)
    expect(caps('u12')).toContain('K6')
  })

  test('u18 fails by K3, u05 is excellent on evidence, u23 is not for all its happy insiders', () => {
    expect(caps('u18')).toContain('K3')
    expect(caps('u05')).toEqual([])
    expect(of('u23').figures.figures.satisfaction.value).toBeGreaterThan(84)
    expect(C('u23')).toBeLessThan(75)
  })

  test('u14 sits on the border between good and fair', () => {
    expect(C('u14')).toBeGreaterThan(74)
    expect(C('u14')).toBeLessThan(76)
  })

  test('u20 is not rated with 18 ballots and the census of u21 is with 24 of 38', () => {
    expect(of('u20').result.status).toBe('not-rated')
    expect(of('u21').result.status).toBe('rated')
    expect(of('u21').figures.responseRate).toBeCloseTo(24 / 38)
  })

  test('u01, u07 and u08 cannot be told apart', () => {
    const ahead = (one: string, other: string) => {
      const error = Math.hypot(of(one).result.score.se ?? 0, of(other).result.score.se ?? 0)
      return normal.cdf((C(one) - C(other)) / error, 0, 1)
    }
    for (const [one, other] of [
      ['u01', 'u07'],
      ['u01', 'u08'],
      ['u08', 'u07'],
    ] as const) {
      expect(ahead(one, other)).toBeGreaterThan(0.05)
      expect(ahead(one, other)).toBeLessThan(0.95)
    }
  })

  test('u03 has demonstrably improved over two years, not by the last step alone; u11’s leap shows', () => {
    const change = (before: readonly UnitResult[], after: readonly UnitResult[]) =>
      new Map(
        waveChanges(
          units.flatMap((unit, place) =>
            indices.flatMap((index) => {
              const [old, young] = [before[place], after[place]]
              return old && young
                ? [
                    {
                      subject: `${unit.code} ${index}`,
                      before: old.figures[index],
                      after: young.figures[index],
                    },
                  ]
                : []
            }),
          ),
        ).map(({ subject, verdict }) => [subject, verdict]),
      )
    const [last, now] = [1, 2].map((wave) => (byWave[wave] ?? []).map(({ figures }) => figures))
    const step = change(last ?? [], now ?? [])
    const whole = change(early, now ?? [])
    expect(whole.get('u03 satisfaction')).toBe('improved')
    expect(step.get('u03 satisfaction')).toBe('no-demonstrable-change')
    expect(step.get('u11 satisfaction')).toBe('improved')
  })

  test('u13’s appeal: without the closed branch awareness and participation rise by about three', () => {
    const unit = unitOf('u13')
    const ballots = unitBallots(demoSeed, unit, 1)
    const wrong = computeUnit(
      officialRecipe,
      answersFor(unit, ballots, frameWithClosedBranch(unit)),
    ).figures
    const right = of('u13', 1).figures.figures
    for (const index of ['awareness', 'participation'] as const) {
      const rise = (right[index].value ?? 0) - (wrong[index].value ?? 0)
      expect(rise).toBeGreaterThan(2)
      expect(rise).toBeLessThan(4.5)
    }
    expect(right.awareness.value).toBeCloseTo(55, 0)
  })

  test('raking moves figures, since platform workers answer less and know less', () => {
    const moved = (byWave[2] ?? []).map(
      ({ figures }) =>
        (figures.unweighted.awareness.value ?? 0) - (figures.figures.awareness.value ?? 0),
    )
    const mean = moved.reduce((sum, one) => sum + one, 0) / moved.length
    expect(mean).toBeGreaterThan(0.2)
    expect(mean).toBeLessThan(2)
  })

  test('the three core items hang together as they should', () => {
    const alphas = (byWave[2] ?? [])
      .filter(({ unit }) => unit.code !== 'u11' && unit.code !== 'u20' && unit.code !== 'u21')
      .map(({ figures }) => figures.reliability.alpha ?? Number.NaN)
    const mean = alphas.reduce((sum, one) => sum + one, 0) / alphas.length
    expect(mean).toBeGreaterThan(0.78)
    expect(mean).toBeLessThan(0.88)
  })
})
