import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Margin } from '../../scoring/index.ts'
import {
  kish,
  officialRaking,
  poststratify,
  rake,
  rakedMean,
  rakeWithCap,
} from '../../scoring/index.ts'

vi.setConfig({ testTimeout: 120_000 })
const crowdOf = (code: string, n: number): string[] => new Array<string>(n).fill(code)
const options = { maxIterations: 500, tolerance: 1e-9 }

/** Two margins with every cell filled at least once, so that raking always has a solution. */
const sample = fc
  .record({
    people: fc.array(
      fc.record({ a: fc.integer({ min: 0, max: 2 }), b: fc.integer({ min: 0, max: 1 }) }),
      {
        maxLength: 40,
      },
    ),
    targetsA: fc.array(fc.integer({ min: 50, max: 900 }), { minLength: 3, maxLength: 3 }),
    shareB: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    seed: fc.integer(),
  })
  .map(({ people, targetsA, shareB, seed }) => {
    const full = [0, 1, 2].flatMap((a) => [0, 1].map((b) => ({ a, b })))
    const everyone = [...full, ...people]
    const total = targetsA.reduce((sum, x) => sum + x, 0)
    return {
      everyone,
      seed,
      margins: (rows: typeof everyone): Margin[] => [
        {
          variable: 'a',
          categories: rows.map(({ a }) => `a${a}`),
          targets: { a0: targetsA[0] ?? 0, a1: targetsA[1] ?? 0, a2: targetsA[2] ?? 0 },
        },
        {
          variable: 'b',
          categories: rows.map(({ b }) => `b${b}`),
          targets: { b0: total * shareB, b1: total * (1 - shareB) },
        },
      ],
    }
  })

const weightsOf = (margins: readonly Margin[], base: readonly number[]) => {
  const raked = rake(base, margins, options)
  expect(raked.converged).toBe(true)
  return raked.converged ? raked.weights : new Float64Array(0)
}

describe('raking', () => {
  it('meets every margin, in whatever order margins and respondents come', () => {
    fc.assert(
      fc.property(sample, ({ everyone, margins }) => {
        const ones = everyone.map(() => 1)
        const weights = weightsOf(margins(everyone), ones)
        for (const { categories, targets } of margins(everyone)) {
          for (const [code, target] of Object.entries(targets)) {
            const sum = weights.reduce((s, w, i) => (categories[i] === code ? s + w : s), 0)
            expect(Math.abs(sum - target) / target).toBeLessThan(1e-8)
          }
        }
        const reversed = weightsOf(margins(everyone).toReversed(), ones)
        const turned = weightsOf(margins(everyone.toReversed()), ones).toReversed()
        weights.forEach((w, i) => {
          expect(reversed[i]).toBeCloseTo(w, 4)
          expect(turned[i]).toBeCloseTo(w, 4)
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('does not depend on the scale of the base weights, and doubles with the frame', () => {
    fc.assert(
      fc.property(
        sample,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        ({ everyone, margins }, factor) => {
          const weights = weightsOf(
            margins(everyone),
            everyone.map(() => 1),
          )
          const scaled = weightsOf(
            margins(everyone),
            everyone.map(() => factor),
          )
          const twice = margins(everyone).map((margin) => ({
            ...margin,
            targets: Object.fromEntries(
              Object.entries(margin.targets).map(([code, n]) => [code, 2 * n]),
            ),
          }))
          const doubled = weightsOf(
            twice,
            everyone.map(() => 1),
          )
          weights.forEach((w, i) => {
            expect((scaled[i] ?? 0) / w).toBeCloseTo(1, 6)
            expect((doubled[i] ?? 0) / w).toBeCloseTo(2, 6)
          })
          expect(kish(scaled).deff).toBeCloseTo(kish(weights).deff ?? 0, 6)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('on one margin is post-stratification, weight, mean and error', () => {
    const y = [5, 4, 3, 2, 4, 5, 1]
    const base = [1, 2, 1, 1, 3, 1, 1]
    const strata = ['m', 'm', 'm', 'f', 'f', 'f', 'f']
    const targets = { m: 500, f: 500 }
    const raked = rakedMean(y, base, [{ variable: 'sex', categories: strata, targets }], options)
    const post = poststratify(y, base, strata, targets)
    expect(raked.converged && raked.mean).toBeCloseTo(post.mean ?? 0, 12)
    expect(raked.converged && raked.se).toBeCloseTo(post.se ?? 0, 12)
  })

  it('gives no weights for margins that contradict each other through empty cells', () => {
    const margins = [
      { variable: 'a', categories: ['x', 'y'], targets: { x: 60, y: 40 } },
      { variable: 'b', categories: ['p', 'q'], targets: { p: 30, q: 70 } },
    ]
    expect(rake([1, 1], margins, options)).toEqual({ converged: false, reason: 'not-converged' })
  })

  it('refuses a respondent without target and a weight of zero by RangeError', () => {
    const margins = [{ variable: 'a', categories: ['x', 'z'], targets: { x: 1 } }]
    expect(() => rake([1, 1], margins, options)).toThrow(/no target for category z/)
    expect(() =>
      rake([0], [{ variable: 'a', categories: ['x'], targets: { x: 1 } }], options),
    ).toThrow(RangeError)
  })
})

describe('capping weights', () => {
  const margin = {
    variable: 'a',
    categories: [...crowdOf('x', 50), ...crowdOf('y', 50)],
    targets: { x: 2000, y: 3000 },
  }
  const other = {
    variable: 'b',
    categories: margin.categories.map((_, i) => (i % 2 ? 'p' : 'q')),
    targets: { p: 2400, q: 2600 },
  }

  it('brings one respondent who would speak for a hundred down to about five medians', () => {
    const base = new Float64Array(100).fill(1)
    base[0] = 100
    const capped = rakeWithCap(base, [margin, other], officialRaking)
    expect(capped.converged).toBe(true)
    if (!capped.converged) return
    const sorted = capped.weights.toSorted()
    const median = ((sorted[49] ?? 0) + (sorted[50] ?? 0)) / 2
    expect(capped.trimmed).toBe(1)
    expect((capped.weights[0] ?? 0) / median).toBeLessThan(5.5)
    expect(capped.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(5000, 1)
  })

  it('stops after five rounds where the frame itself demands the weight', () => {
    const lonely = {
      ...margin,
      categories: ['z', ...margin.categories.slice(1)],
      targets: { x: 1000, y: 1000, z: 1500 },
    }
    const halves = { ...other, targets: { p: 1000, q: 2500 } }
    const capped = rakeWithCap(new Float64Array(100).fill(1), [lonely, halves], {
      ...officialRaking,
      maxIterations: 5_000,
    })
    expect(capped).toMatchObject({ converged: true, trimRounds: 5, trimmed: 1 })
  })

  it('does nothing where no weight stands out', () => {
    expect(
      rakeWithCap(new Float64Array(100).fill(1), [margin, other], officialRaking),
    ).toMatchObject({
      trimRounds: 0,
      trimmed: 0,
    })
  })
})
