import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Channel, Figure, Grade, Scheme, Source } from '../../scoring/index.ts'
import {
  assess,
  checkScheme,
  finalSay,
  gradeOf,
  gradesUpward,
  officialScheme,
} from '../../scoring/index.ts'
import { given, missing, refused, sources } from './builders.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Rounding of the arithmetic itself. */
const hair = 1e-9
const runs = { numRuns: 10_000 }

const band = fc
  .tuple(
    fc.integer({ min: 30, max: 65 }),
    fc.integer({ min: 1, max: 15 }),
    fc.integer({ min: 1, max: 15 }),
  )
  .map(([fair, a, b]) => ({ fair, good: fair + a, excellent: fair + a + b }))

/** Random schemes; the filter leaves exactly those the final-say constraints allow. */
const scheme: fc.Arbitrary<Scheme> = fc
  .record({
    survey: fc.integer({ min: 40, max: 80 }),
    meeting: fc.integer({ min: 1, max: 30 }),
    grassroots: fc.integer({ min: 1, max: 15 }),
    thirdParty: fc.integer({ min: 1, max: 40 }),
    records: fc.integer({ min: 1, max: 40 }),
    scale: fc.constantFrom(1, 0.01, 7),
    bands: band,
    share: fc.double({ min: 0.05, max: 1, noNaN: true }),
  })
  .map(({ scale, bands, share, ...weights }) => {
    const half = Math.min(bands.excellent - bands.good, bands.good - bands.fair) / 2
    return {
      ...officialScheme,
      weights: {
        survey: weights.survey * scale,
        meeting: weights.meeting * scale,
        grassroots: weights.grassroots * scale,
        thirdParty: weights.thirdParty * scale,
        records: weights.records * scale,
      },
      bands,
      clamp: share * Math.min(5, half),
    }
  })
  .filter((candidate) => checkScheme(candidate).length === 0)

const score = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.integer({ min: 0, max: 100 }),
)
const maybe = fc.option(score, { nil: null })
const result = fc.record<Record<Channel, Figure>>({
  survey: score,
  meeting: maybe,
  grassroots: maybe,
  thirdParty: maybe,
  records: maybe,
})

const omegaW = ({ weights: w }: Scheme) =>
  (w.survey + w.meeting + w.grassroots) /
  (w.survey + w.meeting + w.grassroots + w.thirdParty + w.records)

const step = (grade: Grade): number => gradesUpward.indexOf(grade)

describe('the final say, over random schemes and results', () => {
  it('G1: workers and grassroots unions keep at least their share whatever is missing', () => {
    fc.assert(
      fc.property(scheme, result, (plan, scores) => {
        const { effective } = finalSay(scores, plan)
        const group = effective.survey + effective.meeting + effective.grassroots
        expect(group).toBeGreaterThanOrEqual(omegaW(plan) - hair)
        expect(omegaW(plan)).toBeGreaterThanOrEqual(0.6)
        expect(group + effective.thirdParty + effective.records).toBeCloseTo(1, 9)
      }),
      runs,
    )
  })

  it('G2: nobody outside the group moves its score by more than D', () => {
    fc.assert(
      fc.property(scheme, result, (plan, scores) => {
        const { C, W } = finalSay(scores, plan)
        expect(Math.abs(C - W)).toBeLessThanOrEqual(plan.clamp + hair)
      }),
      runs,
    )
  })

  it('G3: a lead of more than 2D among workers cannot be reversed', () => {
    fc.assert(
      fc.property(scheme, result, result, (plan, a, b) => {
        const one = finalSay(a, plan)
        const two = finalSay(b, plan)
        fc.pre(one.W - two.W > 2 * plan.clamp + hair)
        expect(one.C).toBeGreaterThan(two.C)
      }),
      runs,
    )
  })

  it('G4: with equal other scores the unit the workers prefer stands higher, and N never hurts', () => {
    fc.assert(
      fc.property(scheme, result, score, score, (plan, a, survey, other) => {
        fc.pre(survey - (a.survey ?? 0) > 1e-6)
        expect(finalSay({ ...a, survey }, plan).C).toBeGreaterThan(finalSay(a, plan).C)
        const low = Math.min(other, a.thirdParty ?? other)
        const high = Math.max(other, a.thirdParty ?? other)
        const below = finalSay({ ...a, thirdParty: low }, plan).C
        expect(finalSay({ ...a, thirdParty: high }, plan).C).toBeGreaterThanOrEqual(below - hair)
      }),
      runs,
    )
  })

  it('G5: the grade differs from the workers’ own grade by at most one step', () => {
    fc.assert(
      fc.property(scheme, result, (plan, scores) => {
        const { C, W } = finalSay(scores, plan)
        const gap = step(gradeOf(C, plan.bands)) - step(gradeOf(W, plan.bands))
        expect(Math.abs(gap)).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  const source: fc.Arbitrary<Source> = fc.oneof(
    score.map((value) => given(value)),
    fc.constant(missing),
    fc.constant(refused),
  )
  const evidence = fc
    .tuple(score, fc.double({ min: 0, max: 20, noNaN: true }))
    .map(([value, reach]) => ({ value, lower: value - reach, upper: value + reach }))
  const unit = fc
    .record({ V: score, M: source, G: source, T: source, O: source, satisfaction: evidence })
    .map(({ satisfaction, ...scores }) => sources(scores, satisfaction))

  it('G6: caps only lower a grade, and score caps read nothing but satisfaction', () => {
    fc.assert(
      fc.property(scheme, unit, fc.boolean(), (plan, own, interference) => {
        const assessed = assess(plan, {
          ...own,
          duties: interference ? { interference: 'no. 7' } : {},
        })
        const grade = assessed.grade ?? 'poor'
        expect(step(grade)).toBeLessThanOrEqual(step(assessed.gradeByScore ?? 'poor'))
        for (const cap of assessed.caps) expect(step(grade)).toBeLessThanOrEqual(step(cap.atMost))
        if (assessed.caps.length === 0) expect(grade).toBe(assessed.gradeByScore)
        const praised = assess(plan, { ...own, thirdParty: given(100), records: given(100) })
        expect(praised.caps).toEqual(assessed.caps.filter((cap) => cap.cap !== 'K5'))
      }),
      runs,
    )
  })

  it('never yields NaN, whatever is missing or refused', () => {
    fc.assert(
      fc.property(scheme, unit, (plan, own) => {
        expect(JSON.stringify(assess(plan, own))).toBe(JSON.stringify(assess(plan, own)))
        const numbers: unknown[] = []
        JSON.stringify(assess(plan, own), (_key, value: unknown) => {
          if (typeof value === 'number') numbers.push(value)
          return value
        })
        expect(numbers.every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not depend on the scale of the weights', () => {
    fc.assert(
      fc.property(
        scheme,
        result,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (plan, scores, factor) => {
          const { survey, meeting, grassroots, thirdParty, records } = plan.weights
          const weights = {
            survey: survey * factor,
            meeting: meeting * factor,
            grassroots: grassroots * factor,
            thirdParty: thirdParty * factor,
            records: records * factor,
          }
          expect(finalSay(scores, { ...plan, weights }).C).toBeCloseTo(finalSay(scores, plan).C, 9)
        },
      ),
      runs,
    )
  })
})
