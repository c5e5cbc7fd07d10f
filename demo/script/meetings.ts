import type { MeetingBallot } from '../../evaluation/index.ts'
import { meetingSource, officialMeetingRules } from '../../scoring/index.ts'
import type { Theme } from '../comments.ts'
import { type DemoMeeting, meetingItems, meetings } from '../meetings.ts'
import { yearOf } from '../rounds.ts'
import type { DemoUnit, Wave } from '../units.ts'
import { actorIn, type Cast, hourOf, type Stage } from './stage.ts'

const themes: Readonly<Record<Theme, string>> = {
  places: '名额',
  fee: '收费',
  time: '时间',
  distance: '距离',
  rooms: '场地',
  attitude: '态度',
  signup: '报名',
  content: '内容',
  praise: '表扬',
}

const paperOf = (ballot: DemoMeeting['ballots'][number]): MeetingBallot => ({
  m1: ballot.m1 ?? 'dk',
  m2: ballot.m2 ?? 'dk',
  m3: ballot.m3 ?? 'dk',
  m4: ballot.m4 ?? 'dk',
  m5: ballot.m5 ?? 'dk',
  m6: ballot.m6 ?? 'dk',
})

/** A meeting kept in full: recorded the same day, its papers keyed in by two clerks the day after. */
async function keepInFull(stage: Stage, meeting: DemoMeeting, year: number, cast: Cast) {
  const { services, clock } = stage
  const { evaluation } = services
  const held = await clock.at(hourOf(meeting.day, 20), () =>
    evaluation.meeting.record(
      {
        unit: meeting.unit,
        year,
        day: meeting.day,
        place: meeting.place,
        present: { total: meeting.present, women: meeting.women, over60: meeting.overSixty },
        room: meeting.incident ?? '单位负责人在介绍后离场，全程没有返回。',
        statements: meeting.statements.map(({ theme, text }) => ({ theme: themes[theme], text })),
      },
      actorIn(cast, 'jilu'),
    ),
  )
  const papers = meeting.ballots.map(paperOf)
  for (const [place, clerk] of ['luru1', 'luru2'].entries())
    await clock.at(hourOf(meeting.day, 33 + place), () =>
      evaluation.meeting.enter(held.id, papers, actorIn(cast, clerk)),
    )
}

/** Meetings that were held and counted on paper: their totals, by the meetings' own rule. */
async function importTotals(
  { services, clock, until }: Stage,
  unit: DemoUnit,
  held: readonly DemoMeeting[],
  year: number,
  cast: Cast,
) {
  const source = meetingSource(
    held.flatMap(({ code, ballots }) =>
      ballots.map((ballot) => ({
        meeting: code,
        grades: meetingItems.map((item) => {
          const grade = ballot[item]
          return typeof grade === 'number' ? grade : Number.NaN
        }),
      })),
    ),
    unit.frame,
    officialMeetingRules,
  )
  if (source.state !== 'given') return
  const last = held
    .map(({ day }) => day)
    .toSorted()
    .at(-1)
  if (last === undefined) return
  if (hourOf(last, 18) > until) return
  await clock.at(hourOf(last, 18), () =>
    services.evaluation.meeting.importTotals(
      {
        unit: unit.code,
        year,
        meetings: held.length,
        ballots: source.n,
        mean: source.value,
        se: source.se,
        source: '座谈测评票汇总表（示例）',
      },
      actorIn(cast, 'shizong'),
    ),
  )
}

/** The year's meetings with workers, as far as they have been held. */
export async function holdMeetings(stage: Stage, wave: Wave, cast: Cast): Promise<void> {
  const { scope, seed, today, until } = stage
  const year = yearOf(today, wave)
  const told = meetings(seed, today, wave)
  for (const unit of scope.units) {
    const own = told.filter((meeting) => meeting.unit === unit.code)
    for (const meeting of own.filter(({ record }) => record === 'full'))
      if (hourOf(meeting.day, 34) <= until) await keepInFull(stage, meeting, year, cast)
    const totals = own.filter(({ record }) => record === 'totals')
    if (totals.length > 0) await importTotals(stage, unit, totals, year, cast)
  }
}
