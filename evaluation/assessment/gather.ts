import type { Unit } from '../../organisation/index.ts'
import {
  type GradedBallot,
  grassrootsSource,
  meetingSource,
  officialGrassrootsRules,
  officialMeetingRules,
  officialThirdPartyRules,
  type RecordIndicator,
  recordsSource,
  type Source,
  surveySource,
  thirdPartySources,
  type UnitSources,
} from '../../scoring/index.ts'
import type { Deps } from '../deps.ts'
import { isUnitResult } from '../indices/index-record.ts'
import { standingDocuments } from '../interference/interference.ts'
import { type Meeting, type MeetingTotals, stateOf } from '../meeting/meeting.ts'
import { sheetScore } from '../panel/panel.ts'
import {
  type Absence,
  type RecordHalf,
  recordIndicators,
  type WorkRecord,
} from '../record/record.ts'

/** A grassroots union's ballot on one unit, as the sealed round holds it. */
export interface UnionBallots {
  readonly unit: string
  readonly invited: number
  readonly ballots: readonly (readonly number[])[]
}

/** Everything a year's assessment is computed from, before any of it is scored. */
export interface YearInputs {
  readonly year: number
  /** The poll whose figures are the survey source. */
  readonly poll: string
  /** The round of the grassroots unions' ballots, when there was one. */
  readonly grassroots?: string | undefined
}

const missing = (reason: string): Source => ({ state: 'missing', reason })

const graded = (meeting: Meeting): GradedBallot[] =>
  (meeting.entries[0]?.ballots ?? []).map(({ m1, m2, m3, m4, m5 }) => ({
    meeting: meeting.id,
    grades: [m1, m2, m3, m4, m5].map((grade) => (grade === 'dk' ? Number.NaN : grade)),
  }))

function meetingOf(
  unit: Unit,
  meetings: readonly Meeting[],
  totals: readonly MeetingTotals[],
): Source {
  const own = meetings.filter(
    (meeting) => meeting.unit === unit.id && stateOf(meeting) === 'agreed',
  )
  if (own.length > 0)
    return meetingSource(own.flatMap(graded), unit.registerSize ?? 0, officialMeetingRules)
  const imported = totals.find((total) => total.unit === unit.id)
  if (imported === undefined) return missing('没有座谈')
  const { leastMeetings, leastBallots, oneMeetingBelow } = officialMeetingRules
  const wanted = (unit.registerSize ?? 0) < oneMeetingBelow ? 1 : leastMeetings
  if (imported.meetings < wanted || imported.ballots < leastBallots)
    return missing(`座谈 ${imported.meetings} 次、${imported.ballots} 票，不够`)
  return { state: 'given', value: imported.mean, se: imported.se, n: imported.ballots }
}

function recordsOf(unit: Unit, records: readonly WorkRecord[]): Source {
  const half = (wanted: RecordHalf): RecordIndicator[] =>
    records
      .filter(
        (record) => record.unit === unit.id && recordIndicators[record.indicator].half === wanted,
      )
      .map(({ indicator, value }) => {
        const { title, lower, upper } = recordIndicators[indicator]
        return { name: title, value, lower, upper }
      })
  return recordsSource(half('ledger'), half('public-purpose')).source
}

const absent = (absence: Absence): Source => ({
  state: absence.reason === 'refused' ? 'refused' : 'missing',
  reason: absence.why,
})

async function thirdParty(year: number, deps: Deps): Promise<Readonly<Record<string, Source>>> {
  const panels = (await deps.panels.ofYear(year)).filter((panel) => panel.state === 'locked')
  const ratings = []
  for (const panel of panels)
    for (const sheet of await deps.panels.sheets({ panel: panel.id })) {
      const score = sheet.state === 'submitted' ? sheetScore(panel, sheet) : undefined
      if (score !== undefined) ratings.push({ unit: sheet.unit, rater: sheet.evaluator, score })
    }
  return ratings.length === 0 ? {} : thirdPartySources(ratings, officialThirdPartyRules).units
}

const grassrootsOf = (unit: Unit, unions: readonly UnionBallots[]): Source => {
  const own = unions.find((ballots) => ballots.unit === unit.id)
  if (own === undefined) return missing('没有基层工会评议')
  const ballots = own.ballots.map((grades) => ({ meeting: 'unions', grades }))
  return grassrootsSource(ballots, own.invited, officialGrassrootsRules)
}

const dutiesOf = (
  interference: string | undefined,
  refusal: Absence | undefined,
): UnitSources['duties'] => ({
  ...(interference === undefined ? {} : { interference }),
  ...(refusal === undefined ? {} : { refusal: refusal.reminder }),
})

/** The sources of every unit that the poll of the year covers. */
export async function gatherSources(
  inputs: YearInputs,
  units: readonly Unit[],
  unions: readonly UnionBallots[],
  deps: Deps,
): Promise<UnitSources[]> {
  const { year, poll } = inputs
  const figures = await deps.indices.ofRound(poll)
  const meetings = await deps.meetings.list({ year })
  const totals = await deps.meetings.totals(year)
  const records = await deps.records.list(year)
  const absences = await deps.records.absences(year)
  const interferences = await deps.interferences.list(year)
  const panel = await thirdParty(year, deps)
  const covered = units.filter((unit) => figures.some((record) => record.unit === unit.id))
  return covered.map((unit): UnitSources => {
    const record = figures.find((each) => each.unit === unit.id)
    // Open answers are for reference only (ballot.md): they never enter a grade.
    const result = record?.mode === 'ballot' ? record.result : undefined
    const absence = (source: Absence['source']) =>
      absences.find((each) => each.unit === unit.id && each.source === source)
    const refusal = absences.find((each) => each.unit === unit.id && each.reason === 'refused')
    const [panelGap, recordGap] = [absence('third-party'), absence('records')]
    return {
      unit: unit.id,
      survey: result !== undefined && isUnitResult(result) ? surveySource(result) : null,
      meeting: meetingOf(unit, meetings, totals),
      grassroots: grassrootsOf(unit, unions),
      thirdParty: panelGap ? absent(panelGap) : (panel[unit.id] ?? missing('没有第三方评分')),
      records: recordGap ? absent(recordGap) : recordsOf(unit, records),
      duties: dutiesOf(standingDocuments(unit.id, interferences), refusal),
    }
  })
}
