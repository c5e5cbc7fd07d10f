import { addDays, type Day } from '../basics/days.ts'
import { type Random, seeded } from './random.ts'
import { pollDays, pollOpens } from './rounds.ts'
import { type GradedBallot, settledGrades } from './settled-grades.ts'
import { type Statement, statementsOf } from './statements.ts'
import { type DemoUnit, units, type Wave } from './units.ts'

export const meetingItems = ['m1', 'm2', 'm3', 'm4', 'm5'] as const

/** A face-to-face meeting with workers drawn by lot: numbers, not names. */
export interface DemoMeeting {
  readonly code: string
  readonly unit: string
  readonly day: Day
  readonly place: string
  readonly present: number
  readonly women: number
  readonly overSixty: number
  /** Valid ballots: m1–m6, five grades or dk. */
  readonly ballots: readonly GradedBallot<'dk'>[]
  readonly statements: readonly Statement[]
  /** What went wrong, as recorded. */
  readonly incident?: string
  /** Kept in full, or entered from totals afterwards. */
  readonly record: 'full' | 'totals'
}

interface Told {
  readonly unit: string
  readonly daysAgo: number
  readonly place: string
  readonly present: number
  readonly women: number
  readonly overSixty: number
  readonly valid: number
  readonly score: number
  readonly statements: number
  readonly incident?: string
}

/** The three meetings of year Y that are kept in full. */
const told: readonly Told[] = [
  {
    unit: 'u06',
    daysAgo: 14,
    place: '云栖工人文化宫二楼会议室',
    present: 18,
    women: 11,
    overSixty: 5,
    valid: 17,
    score: 66,
    statements: 14,
  },
  {
    unit: 'u06',
    daysAgo: 11,
    place: '职工服务站点（晚上）',
    present: 12,
    women: 5,
    overSixty: 2,
    valid: 12,
    score: 71,
    statements: 8,
    incident: '开场后一名副主任走进会场，主持人请其离开，离开后才开始填票。',
  },
  {
    unit: 'u04',
    daysAgo: 6,
    place: '对外交流中心一楼',
    present: 9,
    women: 3,
    overSixty: 1,
    valid: 9,
    score: 78,
    statements: 6,
  },
]

const places = ['单位会议室', '职工服务站点', '园区党群中心', '社区活动室', '车间休息室'] as const

/** Ballots of one meeting; m6 (better than last year) leans with the grades and is not scored. */
function ballotsOf(random: Random, count: number, score: number): GradedBallot<'dk'>[] {
  const missing = { wordOf: () => 'dk' as const, share: 0.04 }
  const scored = settledGrades(random, meetingItems, count, score, missing)
  const change = settledGrades(random, ['m6'], count, Math.max(40, score - 15), missing)
  return scored.map((ballot, place) => ({ ...ballot, ...change[place] }))
}

function inFull(seed: string, today: Day, meeting: Told, place: number): DemoMeeting {
  const random = seeded(`${seed}/meeting/full/${place}`)
  return {
    code: `m${place + 1}`,
    unit: meeting.unit,
    day: addDays(today, -meeting.daysAgo),
    place: meeting.place,
    present: meeting.present,
    women: meeting.women,
    overSixty: meeting.overSixty,
    ballots: ballotsOf(random, meeting.valid, meeting.score),
    statements: statementsOf(meeting.unit, place).slice(0, meeting.statements),
    ...(meeting.incident ? { incident: meeting.incident } : {}),
    record: 'full',
  }
}

/** Two meetings whose totals were entered: those of Y−1 during its poll, those of Y by the close of this year's. */
function fromTotals(seed: string, today: Day, unit: DemoUnit, wave: Wave): DemoMeeting[] {
  const score = unit.meetings[wave]
  if (typeof score !== 'number') return []
  const random = seeded(`${seed}/meeting/${unit.code}/${wave}`)
  const closes = addDays(pollOpens(today, wave), pollDays)
  return [0, 1].map((turn) => {
    const present = 12 + random.whole(7)
    return {
      code: `${unit.code}-${wave}-${turn + 1}`,
      unit: unit.code,
      day: addDays(closes, -9 + 4 * turn + random.whole(4)),
      place: random.pick(places),
      present,
      women: 4 + random.whole(present - 7),
      overSixty: 1 + random.whole(4),
      ballots: ballotsOf(random, present - random.whole(2), score + (turn === 0 ? -2.5 : 2.5)),
      statements: [],
      record: 'totals',
    }
  })
}

/** A unit has meetings of its own kept in full in year Y only where the story tells of them. */
const toldUnits = new Set(told.map(({ unit }) => unit))

/**
 * All meetings of a wave. In Y the three kept in full come first; u06 then has its two and u04 its one, which
 * counts as missing until there is a second.
 */
export function meetings(seed: string, today: Day, wave: Wave): DemoMeeting[] {
  const imported = units
    .filter((unit) => wave !== 2 || !toldUnits.has(unit.code))
    .flatMap((unit) => fromTotals(seed, today, unit, wave))
  if (wave !== 2) return imported
  return [...told.map((meeting, place) => inFull(seed, today, meeting, place)), ...imported]
}
