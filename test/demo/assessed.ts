import type { DemoBallot } from '../../demo/answer.ts'
import { frameOf } from '../../demo/frames.ts'
import { electorate, grassrootsBallots, grassrootsItems } from '../../demo/grassroots-ballots.ts'
import { type DemoMeeting, meetingItems, meetings } from '../../demo/meetings.ts'
import { sheetScore, sheets } from '../../demo/raters.ts'
import { indicators, recordsOf } from '../../demo/records.ts'
import { pollOpens } from '../../demo/rounds.ts'
import { offers } from '../../demo/services.ts'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { type DemoUnit, units, type Wave } from '../../demo/units.ts'
import {
  type AssessmentResult,
  assess,
  computeUnit,
  grassrootsSource,
  meetingSource,
  notApplicable,
  officialGrassrootsRules,
  officialMeetingRules,
  officialRecipe,
  officialScheme,
  officialThirdPartyRules,
  recordsSource,
  type Source,
  surveySource,
  thirdPartySources,
  type UnitAnswers,
  type UnitResult,
} from '../../scoring/index.ts'
import { chooseAttributes } from '../../surveys/frame/choose-attributes.ts'

export const today = '2026-11-23'

type Cells = ReturnType<typeof frameOf>

/** A unit's frame as the surveys room keeps it. */
export const frameWith = (cells: Cells) => ({
  total: cells.reduce((sum, { count }) => sum + count, 0),
  census: false,
  cells: cells.map(({ count, ...cell }) => ({ cell, count })),
})

const graded = (answer: unknown): number => (typeof answer === 'number' ? answer : Number.NaN)

const inRow = (ballot: DemoBallot, question: string, row: string): unknown => {
  const answer = ballot.answers[question]
  return typeof answer === 'object' && !Array.isArray(answer)
    ? new Map(Object.entries(answer)).get(row)
    : undefined
}

const column = (ballots: readonly DemoBallot[], code: string) =>
  Float64Array.from(ballots, (ballot) => {
    const answer = inRow(ballot, 'u1', code)
    return answer === 'na' ? notApplicable : graded(answer)
  })

/** One unit's ballots as scoring takes them, with the attributes its style may ask. */
export function answersFor(
  unit: DemoUnit,
  ballots: readonly DemoBallot[],
  cells: Cells = frameOf(unit),
): UnitAnswers {
  const frame = frameWith(cells)
  const asked = chooseAttributes(frame)
  const merged = (codes: readonly string[], own: string) =>
    codes.find((code) => code.split('+').includes(own)) ?? null
  const { services, foil } = offers[unit.kind]
  const item = (name: string, question: string) => ({
    item: name,
    polarity: 1 as const,
    raw: Float64Array.from(ballots, ({ answers }) => graded(answers[question])),
  })
  return {
    unit: unit.code,
    kind: unit.kind,
    frameSize: frame.total,
    frame: {
      kind: 'cells',
      cells: frame.cells.map(({ cell, count }) => ({
        cell: Object.fromEntries(
          asked.map(({ name, codes }) => [name, merged(codes, cell[name] ?? '') ?? '']),
        ),
        count,
      })),
    },
    invited: unit.invited,
    sampling: unit.frame === unit.invited ? 'census' : 'lot',
    rows: ballots.length,
    attributes: Object.fromEntries(
      asked.map(({ name, codes }) => [
        name,
        ballots.map(({ attributes }) => merged(codes, attributes[name] ?? '')),
      ]),
    ),
    awareness: [...services.map(({ code }) => code), foil].map((code) => ({
      service: code,
      foil: code === foil,
      raw: column(ballots, code),
    })),
    participation: services.map(({ code, byInvitation }) => ({
      service: code,
      byInvitation: byInvitation === true,
      raw: column(ballots, code),
    })),
    satisfaction: [item('overall', 'u3'), item('expectation', 'u4'), item('ideal', 'u5')],
    signs: { fast: Uint8Array.from(ballots, ({ pace }) => (pace === 'fast' ? 1 : 0)) },
    coached: Uint8Array.from(ballots, ({ coached }) => (coached ? 1 : 0)),
  }
}

export const figuresOf = (unit: DemoUnit, wave: Wave, of = demoSeed): UnitResult =>
  computeUnit(officialRecipe, answersFor(unit, unitBallots(of, unit, wave)))

function meetingsOf(unit: DemoUnit, held: readonly DemoMeeting[]): Source {
  const ballots = held
    .filter((meeting) => meeting.unit === unit.code)
    .flatMap(({ code, ballots: cast }) =>
      cast.map((ballot) => ({
        meeting: code,
        grades: meetingItems.map((one) => graded(ballot[one])),
      })),
    )
  return meetingSource(ballots, unit.frame, officialMeetingRules)
}

function grassrootsOf(unit: DemoUnit, wave: Wave, of: string): Source {
  const invited = electorate(unit, today, pollOpens(today, wave)).length
  const ballots = grassrootsBallots(of, unit, wave, invited).map(({ answers }) => ({
    meeting: 'all',
    grades: grassrootsItems.map((one) => graded(answers[one])),
  }))
  return grassrootsSource(ballots, invited, officialGrassrootsRules)
}

function workRecords(unit: DemoUnit, wave: Wave, of: string): Source {
  const records = recordsOf(of, unit, wave)
  if ('refused' in records) return { state: 'refused', reason: '拒绝提供台账' }
  const half = (name: string) =>
    indicators
      .filter((one) => one.half === name)
      .map(({ code, worst, best }) => ({
        name: code,
        value: records.values[code],
        lower: worst,
        upper: best,
      }))
  return recordsSource(half('ledger'), half('purpose')).source
}

export interface Assessed {
  readonly unit: DemoUnit
  readonly figures: UnitResult
  readonly result: AssessmentResult
}

/** Every unit's assessment of a wave at its close, by the scoring room. */
export function assessments(wave: Wave, of = demoSeed, chosen = units): Assessed[] {
  const thirdParty = thirdPartySources(
    sheets(of, today, wave).map((sheet) => ({
      unit: sheet.unit,
      rater: sheet.evaluator,
      score: sheetScore(sheet.scores),
    })),
    officialThirdPartyRules,
  )
  const held = meetings(of, today, wave)
  return chosen.map((unit) => {
    const figures = figuresOf(unit, wave, of)
    const records = workRecords(unit, wave, of)
    const result = assess(officialScheme, {
      unit: unit.code,
      survey: surveySource(figures),
      meeting: meetingsOf(unit, held),
      grassroots: grassrootsOf(unit, wave, of),
      thirdParty: thirdParty.units[unit.code] ?? { state: 'missing', reason: '没有评估' },
      records,
      duties: records.state === 'refused' ? { refusal: records.reason } : {},
    })
    return { unit, figures, result }
  })
}
