import { beforeAll, describe, expect, test } from 'vitest'
import { activities, activitySlips } from '../../demo/activity-slips.ts'
import type { DemoBallot } from '../../demo/answer.ts'
import { coachedShare } from '../../demo/coaching.ts'
import { electorate, grassrootsBallots } from '../../demo/grassroots-ballots.ts'
import { meetings } from '../../demo/meetings.ts'
import { needsBallots } from '../../demo/needs-ballots.ts'
import {
  daysOver,
  needsRounds,
  pollDays,
  pollOpens,
  quarters,
  yearlyRounds,
} from '../../demo/rounds.ts'
import { questionnaireOf } from '../../demo/services.ts'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { type DemoUnit, unitOf, units, waves } from '../../demo/units.ts'
import { checker } from '../../surveys/questionnaire/checker.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { fill } from '../../surveys/questionnaire/shipped/fill.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'
import { today } from './assessed.ts'

const checks = new Map(
  shipped.map(({ code, definition }) => {
    const compiled = compile(
      fill(definition, { unit: '某单位', kind: '文化宫', activity: '某活动' }),
    )
    if (compiled.verdict === 'refused') throw new Error(`${code} is refused`)
    return [String(code), checker(compiled.form)]
  }),
)

/** What the server's own check of a shipped questionnaire has against answers. */
function wrongIn(code: string, answers: unknown) {
  const verdict = checks.get(code)?.(answers, { now: 0 })
  if (!verdict) return [`no questionnaire ${code}`]
  return verdict.ok ? [] : verdict.errors.map(({ pointer, detail }) => `${pointer} ${detail}`)
}

let polls: ReadonlyMap<string, readonly DemoBallot[][]> = new Map()
const poll = (unit: DemoUnit): readonly DemoBallot[][] => polls.get(unit.code) ?? []
const ofWave = (wave: number): DemoBallot[] => units.flatMap((unit) => poll(unit)[wave] ?? [])

beforeAll(() => {
  polls = new Map(
    units.map((unit) => [unit.code, waves.map((wave) => unitBallots(demoSeed, unit, wave))]),
  )
}, 60_000)

describe('the yearly poll', () => {
  test('gives the same ballots for the same seed and others for another', () => {
    const unit = unitOf('u08')
    const bytes = (seed: string) => JSON.stringify(unitBallots(seed, unit, 1))
    expect(bytes('a')).toBe(bytes('a'))
    expect(bytes('a')).not.toBe(bytes('b'))
  })

  test.each(units)('has only valid ballots on $code', (unit) => {
    const code = questionnaireOf(unit)
    const wrong = poll(unit)
      .flat()
      .flatMap(({ answers, attributes }) => wrongIn(code, { ...answers, ...attributes }))
    expect(wrong).toEqual([])
  })

  test('brings in about 2,700, 2,800 and 2,800 ballots, of the last 55 % by today', () => {
    const sizes = waves.map((wave) => ofWave(wave).length)
    expect(Math.abs((sizes[0] ?? 0) - 2700)).toBeLessThan(60)
    expect(Math.abs((sizes[1] ?? 0) - 2800)).toBeLessThan(60)
    const early = ofWave(2).filter(({ day }) => day < daysOver).length
    expect(early / (sizes[2] ?? 1)).toBeCloseTo(0.55, 1)
    expect(Math.abs(early - 1500)).toBeLessThan(80)
  })

  test('comes by the channels in the shares of the table, paper and kiosk mostly from those over 60', () => {
    const ballots = ofWave(1)
    const share = (channel: string) =>
      ballots.filter((ballot) => ballot.channel === channel).length / ballots.length
    expect(share('wechat')).toBeCloseTo(0.46, 1)
    expect(share('qr')).toBeCloseTo(0.22, 1)
    const onPaper = ballots.filter(({ channel }) => channel === 'paper' || channel === 'kiosk')
    expect(onPaper.length / ballots.length).toBeGreaterThan(0.04)
    const old = onPaper.filter(({ attributes }) => attributes.age === 'a4').length
    expect(old / onPaper.length).toBeGreaterThan(0.5)
  })

  test('holds two telephone numbers and one name among its remarks, on ballots that are in', () => {
    const remarks = ofWave(2)
      .filter(({ day }) => day < daysOver)
      .flatMap(({ answers }) => (typeof answers.u11 === 'string' ? [answers.u11] : []))
    expect(remarks.filter((text) => /1\d{10}/.test(text))).toHaveLength(2)
    expect(remarks.filter((text) => text.includes('李某'))).toHaveLength(1)
  })

  test('was coached at u11 in the last round: two evenings, one vector for 40 %, 31 presses', () => {
    const ballots = poll(unitOf('u11'))[2] ?? []
    const vectors = new Map<string, DemoBallot[]>()
    for (const ballot of ballots) {
      const key = JSON.stringify(ballot.answers)
      vectors.set(key, [...(vectors.get(key) ?? []), ballot])
    }
    const [same = []] = [...vectors.values()].sort((one, other) => other.length - one.length)
    expect(same).toHaveLength(Math.round(coachedShare * ballots.length))
    const evenings = same.filter(({ day }) => day === 6 || day === 7).length
    expect(evenings / same.length).toBeGreaterThan(0.69)
    expect(ballots.filter(({ coached }) => coached)).toHaveLength(31)
    const elsewhere = units
      .filter(({ code }) => code !== 'u11')
      .flatMap((unit) => poll(unit).flat())
    const pressed = elsewhere.filter(({ coached }) => coached).length / elsewhere.length
    expect(pressed).toBeGreaterThan(0.001)
    expect(pressed).toBeLessThan(0.008)
  })
})

test('the other surveys hold only valid answers', () => {
  const wrong = [
    ...quarters.flatMap((quarter) =>
      needsBallots(demoSeed, quarter).flatMap(({ answers, attributes }) =>
        wrongIn('needs', { ...answers, ...attributes }),
      ),
    ),
    ...activities.flatMap((about) =>
      activitySlips(demoSeed, about).flatMap(({ answers }) => wrongIn('activity', answers)),
    ),
    ...units.flatMap((unit) =>
      grassrootsBallots(demoSeed, unit, 2, 24).flatMap(({ answers }) =>
        wrongIn('grassroots', answers),
      ),
    ),
    ...meetings(demoSeed, today, 2).flatMap(({ ballots }) =>
      ballots.flatMap((ballot) => wrongIn('meeting-ballot', ballot)),
    ),
  ]
  expect(wrong).toEqual([])
})

test('six needs surveys bring in about 330 ballots each and ask the old for other things than the young', () => {
  const ballots = quarters.map((quarter) => needsBallots(demoSeed, quarter))
  for (const one of ballots) expect(Math.abs(one.length - 330)).toBeLessThanOrEqual(12)
  const share = (age: string, need: string) => {
    const own = ballots.flat().filter(({ attributes }) => attributes.age === age)
    return (
      own.filter(({ answers }) => JSON.stringify(answers.n1).includes(need)).length / own.length
    )
  }
  expect(share('a4', 'elder')).toBeGreaterThan(2 * share('a1', 'elder'))
  expect(share('a1', 'sports')).toBeGreaterThan(2 * share('a4', 'sports'))
})

test('260 slips came in after thirteen activities', () => {
  expect(activities.flatMap((about) => activitySlips(demoSeed, about))).toHaveLength(260)
})

test('the polls were held in the same weeks of three years, this year’s open since 9 days with 14 left', () => {
  const [, , last] = yearlyRounds(today)
  expect([last?.opens, last?.closes]).toEqual(['2026-11-14', '2026-12-07'])
  expect(pollOpens(today, 1)).toBe('2025-11-15')
  expect(needsRounds(today).every(({ closes }) => closes < today)).toBe(true)
  for (const ballots of poll(unitOf('u01')))
    expect(ballots.every(({ day }) => day >= 0 && day < pollDays)).toBe(true)
})

test('every unit’s unions send in enough ballots for a figure', () => {
  for (const unit of units) {
    const invited = electorate(unit, today, pollOpens(today, 1)).length
    const ballots = grassrootsBallots(demoSeed, unit, 1, invited)
    expect(ballots.length).toBeGreaterThanOrEqual(Math.max(10, invited / 2))
    expect(ballots.length).toBeLessThanOrEqual(invited)
  }
})
