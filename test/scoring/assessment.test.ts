import { describe, expect, it } from 'vitest'
import type { AssessmentResult } from '../../scoring/index.ts'
import { assess, finalSay, gradeOf, officialScheme } from '../../scoring/index.ts'
import { figure, given, missing, refused, sources } from './builders.ts'

const worked = { V: 83, M: given(70), G: given(80), T: given(98), O: given(95) }
const fired = (result: AssessmentResult) => result.caps.map(({ cap }) => cap)
const withSatisfaction = (value: number, lower: number, upper: number) =>
  assess(officialScheme, sources(worked, { value, lower, upper }))

describe('the worked example of the method', () => {
  it('comes to W 80.5385, N 96.7143, a clamped 5 points and C 85.5385', () => {
    const { finalSay: say } = withSatisfaction(78, 74, 82)
    expect(say?.W).toBeCloseTo(80.5385, 4)
    expect(say?.N).toBeCloseTo(96.7143, 4)
    expect(say?.correction).toBeCloseTo(5.6615, 4)
    expect(say?.applied).toBe(5)
    expect(say?.clamped).toBe(true)
    expect(say?.C).toBeCloseTo(85.5385, 4)
  })

  it('is excellent with the interval 74 to 82, where no cap fires', () => {
    const result = withSatisfaction(78, 74, 82)
    expect(result.grade).toBe('excellent')
    expect(result.caps).toEqual([])
  })

  it('is good with 76.5 to 79.5, since workers are significantly below 80', () => {
    const result = withSatisfaction(78, 76.5, 79.5)
    expect(result.gradeByScore).toBe('excellent')
    expect(result.grade).toBe('good')
    expect(result.caps).toEqual([{ cap: 'K1', atMost: 'good', actual: 79.5, bar: 80 }])
  })

  it('is good with 68 to 88, since few answers are no evidence', () => {
    const result = withSatisfaction(78, 68, 88)
    expect(fired(result)).toEqual(['K4'])
    expect(result.grade).toBe('good')
  })
})

describe('caps at their exact borders', () => {
  it.each([
    ['K1', [78, 76, 80], []],
    ['K1', [78, 76, 79.999999], ['K1']],
    ['K2', [75, 70, 80], []],
    ['K2', [74.999999, 70, 80], ['K2']],
    ['K3', [58, 70, 60], ['K1', 'K2']],
    ['K3', [58, 70, 59.999999], ['K1', 'K2', 'K3']],
    ['K4', [78, 70, 80], []],
    ['K4', [78, 69.999999, 80], ['K4']],
  ] as const)('%s at %j fires %j', (_cap, [value, lower, upper], caps) => {
    expect(fired(withSatisfaction(value, lower, upper))).toEqual(caps)
  })

  it('K3 makes a unit poor whatever its score', () => {
    expect(withSatisfaction(55, 52, 58).grade).toBe('poor')
  })

  it('K5 and K6 leave at most fair, carry their document and change no score', () => {
    const own = sources(worked)
    const both = assess(officialScheme, { ...own, duties: { interference: 'A1', refusal: 'B2' } })
    expect(both.grade).toBe('fair')
    expect(both.caps.map(({ cap, document }) => [cap, document])).toEqual([
      ['K5', 'A1'],
      ['K6', 'B2'],
    ])
    expect(both.finalSay).toEqual(assess(officialScheme, own).finalSay)
  })
})

describe('grades', () => {
  it.each([
    [100, 'excellent'],
    [85, 'excellent'],
    [84.999, 'good'],
    [75, 'good'],
    [74.999, 'fair'],
    [60, 'fair'],
    [59.999, 'poor'],
    [0, 'poor'],
  ] as const)('%d is %s', (score, grade) => {
    expect(gradeOf(score, officialScheme.bands)).toBe(grade)
  })

  it('compares unrounded: 84.96 is not excellent', () => {
    expect(gradeOf(84.96, officialScheme.bands)).toBe('good')
  })

  it('is not raised or replaced by a lowering, which stands beside it with its document', () => {
    const lowering = { item: 'safety-accident', document: 'no. 3', decision: 'poor' }
    const result = assess(officialScheme, { ...sources(worked), lowering })
    expect(result.grade).toBe('excellent')
    expect(result.lowering).toEqual(lowering)
  })

  it('refuses a lowering that is not on the closed list', () => {
    const lowering = { item: 'bad-mood', document: 'no. 3', decision: 'poor' }
    expect(() => assess(officialScheme, { ...sources(worked), lowering })).toThrow(RangeError)
  })
})

describe('missing sources', () => {
  const scores = { survey: 80, meeting: 70, grassroots: 60, thirdParty: 90, records: 50 }

  it('leaves the weight of a missing meeting or grassroots ballot inside the group', () => {
    expect(finalSay({ ...scores, meeting: null }, officialScheme).W).toBeCloseTo(
      (45 * 80 + 10 * 60) / 55,
      12,
    )
    expect(finalSay({ ...scores, grassroots: null }, officialScheme).W).toBeCloseTo(
      (45 * 80 + 10 * 70) / 55,
      12,
    )
    expect(finalSay({ ...scores, meeting: null, grassroots: null }, officialScheme).W).toBe(80)
  })

  it('lets third party or records stand for N alone', () => {
    expect(finalSay({ ...scores, records: null }, officialScheme).N).toBe(90)
    expect(finalSay({ ...scores, thirdParty: null }, officialScheme).N).toBe(50)
  })

  it('judges by workers and grassroots unions only when both others are missing', () => {
    const say = finalSay({ ...scores, thirdParty: null, records: null }, officialScheme)
    expect(say).toMatchObject({ N: null, C: say.W, correction: 0, finalSayOnly: true })
    expect(say.effective).toMatchObject({ thirdParty: 0, records: 0 })
  })

  it('counts a refusal as 0, whose damage the clamp limits to D', () => {
    const own = { V: 71, M: given(77), G: given(79), T: given(79) }
    const kept = assess(officialScheme, sources({ ...own, O: missing }))
    const blocked = assess(officialScheme, sources({ ...own, O: refused }))
    expect(blocked.sources.records).toMatchObject({ state: 'refused', value: 0 })
    expect(blocked.finalSay?.N).toBeCloseTo((20 * 79) / 35, 12)
    expect(blocked.finalSay?.C).toBeLessThan(kept.finalSay?.C ?? 0)
    expect((blocked.finalSay?.W ?? 0) - (blocked.finalSay?.C ?? 0)).toBeLessThanOrEqual(5)
  })

  it('does not rate a unit without a survey, and imputes nothing', () => {
    const result = assess(officialScheme, sources({ ...worked, V: null }))
    expect(result).toMatchObject({ status: 'not-rated', grade: null, finalSay: null })
    expect(result.score.value).toBeNull()
    expect(result.reasons).toEqual(['survey-missing'])
    expect(result.sources.thirdParty.value).toBe(98)
  })

  it('does not rate a unit whose survey may be shown but not rated, and says why', () => {
    const own = sources(worked)
    const reason = { code: 'few-respondents', bars: 'rated', actual: 18, limit: 30 } as const
    const index = figure(74, { n: 18, showing: { level: 'shown', reasons: [reason] } })
    const survey = own.survey ? { ...own.survey, index } : null
    const result = assess(officialScheme, { ...own, survey })
    expect(result.status).toBe('not-rated')
    expect(result.reasons).toContainEqual(reason)
  })
})
