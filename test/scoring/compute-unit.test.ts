import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { UnitResult } from '../../scoring/index.ts'
import { computeCity, computeUnit, notApplicable, officialRecipe } from '../../scoring/index.ts'
import type { Person } from './builders.ts'
import { answers, crowd } from './builders.ts'

vi.setConfig({ testTimeout: 120_000 })

const _ = Number.NaN
const content: Person = { services: [4, 4, 4, 1], grades: [5, 4, 4] }
const critic: Person = { services: [4, 3, 2, 1], grades: [3, 3, 2] }
const outsider: Person = { services: [1, 1, 1, 1], grades: [_, _, _] }

const numbersIn = (result: unknown): number[] => {
  const numbers: number[] = []
  JSON.stringify(result, (_key, value: unknown) => {
    if (typeof value === 'number') numbers.push(value)
    return value
  })
  return numbers
}

describe('the figures of a unit', () => {
  const unit = answers(crowd(120, content, critic, outsider))
  const { figures } = computeUnit(officialRecipe, unit)

  it('are what the formulas give by hand', () => {
    // A: 75, 62.5, 0; P: 100, 33.3, 0; S: 88 and 51 over those able to judge.
    expect(figures.awareness.value).toBeCloseTo((75 + 62.5 + 0) / 3, 10)
    expect(figures.participation.value).toBeCloseTo((100 + 100 / 3 + 0) / 3, 10)
    expect(figures.satisfaction.value).toBeCloseTo((88 + 51) / 2, 10)
    const A = ((75 + 62.5) / 3 / 80) * 100
    const P = (400 / 9 / 60) * 100
    expect(figures.index.value).toBeCloseTo(0.25 * A + 0.25 * P + 0.5 * 69.5, 10)
    expect(figures.reached.value).toBeCloseTo(2 / 3, 10)
    expect(figures.topTwo.value).toBeCloseTo(1 / 2, 10)
  })

  it('count everybody for A and P and only those able to judge for S', () => {
    expect([figures.awareness.n, figures.participation.n, figures.satisfaction.n]).toEqual([
      120, 120, 80,
    ])
  })

  it('carry the error of V as that of the summed linearised values', () => {
    const f = 120 / unit.frameSize
    const A = (75 + 62.5) / 3
    const P = 400 / 9
    const z = crowd(120, content, critic, outsider).map((_person, i) => {
      const own = [
        [75, 100, 88],
        [62.5, 100 / 3, 51],
        [0, 0, _],
      ][i % 3]
      const [a = 0, p = 0, s = _] = own ?? []
      const zS = Number.isNaN(s) ? 0 : (s - 69.5) / 80
      return (0.25 * (100 / 80) * (a - A)) / 120 + (0.25 * (100 / 60) * (p - P)) / 120 + 0.5 * zS
    })
    const mean = z.reduce((sum, x) => sum + x, 0) / 120
    const variance = (1 - f) * (120 / 119) * z.reduce((sum, x) => sum + (x - mean) ** 2, 0)
    expect(figures.index.se).toBeCloseTo(Math.sqrt(variance), 12)
  })

  it('loses the slope of a part where its goalpost cuts off', () => {
    const eager: Person = { services: [4, 4, 4, 4], grades: [4, 4, 4] }
    const mild: Person = { services: [4, 4, 4, 4], grades: [3, 3, 3] }
    const all = computeUnit(officialRecipe, answers(crowd(60, eager, mild))).figures
    expect(all.index.value).toBeCloseTo(25 + 25 + 0.5 * 70, 10)
    expect(all.index.se).toBeCloseTo(0.5 * (all.satisfaction.se ?? 0), 12)
  })

  it('do not depend on the order of respondents', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(crowd(40, content, critic, outsider), { minLength: 40 }),
        (people) => {
          const one = computeUnit(officialRecipe, answers(people)).figures
          const two = computeUnit(officialRecipe, answers(people.toReversed())).figures
          expect(one.index.value).toBeCloseTo(two.index.value ?? 0, 10)
          expect(one.index.se).toBeCloseTo(two.index.se ?? 0, 10)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('are never NaN, and null comes with a reason', () => {
    const grade = fc.constantFrom(1, 2, 3, 4, 5, _)
    const use = fc.constantFrom(1, 2, 3, 4, notApplicable, _)
    const person = fc.record({
      services: fc.array(use, { minLength: 4, maxLength: 4 }),
      grades: fc.array(grade, { minLength: 3, maxLength: 3 }),
      age: fc.constantFrom('a1', 'a2', 'none', null),
      fast: fc.boolean(),
    })
    const frame = { kind: 'margins', margins: { age: { a1: 400, a2: 600 } } } as const
    fc.assert(
      fc.property(fc.array(person, { maxLength: 40 }), (people) => {
        const result = computeUnit(officialRecipe, answers(people, { frame }))
        expect(numbersIn(result).every(Number.isFinite)).toBe(true)
        for (const figure of Object.values(result.figures)) {
          expect(figure.value !== null || figure.reason !== undefined).toBe(true)
          expect(figure.showing.level === 'hidden').toBe(figure.n < 10)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('leaves data untouched and gives the same result twice', () => {
    const before = JSON.stringify(unit)
    expect(computeUnit(officialRecipe, unit)).toEqual(computeUnit(officialRecipe, unit))
    expect(JSON.stringify(unit)).toBe(before)
    expect(Object.isFrozen(officialRecipe.index?.goalposts)).toBe(true)
  })

  it('refuses columns of another length', () => {
    expect(() => computeUnit(officialRecipe, { ...unit, rows: 119 })).toThrow(RangeError)
  })
})

describe('exclusion', () => {
  const signs = (n: number, bad: number) => ({
    fast: Uint8Array.from({ length: n }, (_x, i) => Number(i < bad)),
    failedAttention: Uint8Array.from({ length: n }, (_x, i) => Number(i < bad)),
  })
  const of = (n: number, bad: number): UnitResult =>
    computeUnit(officialRecipe, answers(crowd(n, content, critic), { signs: signs(n, bad) }))

  it('takes two flags; one stays and is counted', () => {
    expect(of(100, 12)).toMatchObject({
      answered: 100,
      excluded: 12,
      flagged: { fast: 12, attention: 12 },
    })
    const one = answers(crowd(100, content), { signs: { fast: new Uint8Array(100).fill(1) } })
    expect(computeUnit(officialRecipe, one)).toMatchObject({ excluded: 0, flagged: { fast: 100 } })
  })

  it('shows both versions, unless they differ by fewer than ten respondents', () => {
    expect(of(100, 12).withoutExclusion.satisfaction.n).toBe(100)
    expect(of(100, 3).withoutExclusion.satisfaction).toMatchObject({
      value: null,
      reason: 'too-close-to-another',
    })
  })

  it('above 20 % bars a rating until the inquiry is closed', () => {
    expect(of(100, 20).showing.reasons.map(({ code }) => code)).not.toContain('many-excluded')
    expect(of(100, 21).showing.level).toBe('shown')
    const closed = answers(crowd(100, content, critic), {
      signs: signs(100, 21),
      inquiryClosed: true,
    })
    expect(computeUnit(officialRecipe, closed).showing.level).toBe('rated')
  })
})

describe('the city', () => {
  it('combines units by their workers, not by who answered most', () => {
    const big = answers(crowd(30, critic), { unit: 'big', frameSize: 9000, invited: 60 })
    const small = answers(crowd(300, content), { unit: 'small', frameSize: 1000, invited: 600 })
    const city = computeCity(officialRecipe, [big, small])
    expect(city.figures.satisfaction.value).toBeCloseTo(0.9 * 51 + 0.1 * 88, 10)
    expect(city.figures.satisfaction.nEff).toBeCloseTo(1 / (0.81 / 30 + 0.01 / 300), 8)
  })

  it('leaves out a unit too small to be shown', () => {
    const units = [
      answers(crowd(50, content), { unit: 'a' }),
      answers(crowd(9, critic), { unit: 'b' }),
    ]
    const city = computeCity(officialRecipe, units)
    expect(city.units.satisfaction).toEqual(['a'])
    expect(city.figures.satisfaction.value).toBeCloseTo(88, 10)
  })
})
