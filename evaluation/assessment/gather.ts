import { Failure } from '../../basics/failure.ts'
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
import { ratingsOf } from '../panel/agreement.ts'
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

/** @param workers whom the unit serves, 0 = unknown: only a unit known to be small may do with one meeting */
function meetingOf(
  unit: Unit,
  workers: number,
  meetings: readonly Meeting[],
  totals: readonly MeetingTotals[],
): Source {
  const own = meetings.filter(
    (meeting) => meeting.unit === unit.id && stateOf(meeting) === 'agreed',
  )
  if (own.length > 0) return meetingSource(own.flatMap(graded), workers, officialMeetingRules)
  const imported = totals.find((total) => total.unit === unit.id)
  if (imported === undefined) return missing('没有座谈')
  const { leastMeetings, leastBallots, oneMeetingBelow } = officialMeetingRules
  const wanted = workers > 0 && workers < oneMeetingBelow ? 1 : leastMeetings
  if (imported.meetings < wanted || imported.ballots < leastBallots)
    return missing(`座谈 ${imported.meetings} 次、${imported.ballots} 票，不够`)
  return { state: 'given', value: imported.mean, se: imported.se, n: imported.ballots }
}

/** All indicators or none: whoever enters records must not choose those that look well. */
function recordsOf(unit: Unit, records: readonly WorkRecord[]): Source {
  const own = records.filter((record) => record.unit === unit.id)
  const wanted = Object.keys(recordIndicators).length
  if (own.length > 0 && own.length < wanted)
    return missing(`工作记录只录了 ${own.length} 项，应有 ${wanted} 项`)
  const half = (name: RecordHalf): RecordIndicator[] =>
    own
      .filter((record) => recordIndicators[record.indicator].half === name)
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
    ratings.push(...ratingsOf(panel, await deps.panels.sheets({ panel: panel.id })))
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

/** Whether a unit is there on any day of a year. */
const existsIn = ({ validFrom, validTo }: Unit, year: number): boolean =>
  validFrom <= `${year}-12-31` && (validTo === undefined || validTo >= `${year}-01-01`)

/**
 * The sources of every unit that the poll of the year covers, and of the federation's own units that it left out: those
 * are not rated, but nobody's own unit drops off the list.
 * @throws `not-found` when the poll has no figures
 */
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
  const asked = new Set(figures.map((record) => record.unit))
  const covered = units.filter(
    (unit) => asked.has(unit.id) || (unit.assessor === 'federation' && existsIn(unit, year)),
  )
  if (!covered.some((unit) => asked.has(unit.id)))
    throw new Failure('not-found', '这一期还没有算出指数，请先计算。')
  return covered.map((unit): UnitSources => {
    const record = figures.find((each) => each.unit === unit.id)
    const absence = (source: Absence['source']) =>
      absences.find((each) => each.unit === unit.id && each.source === source)
    const refusal = absences.find((each) => each.unit === unit.id && each.reason === 'refused')
    const counted = record !== undefined && isUnitResult(record.result) ? record.result : undefined
    const workers = counted?.frameSize || unit.registerSize || 0
    const [panelGap, recordGap] = [absence('third-party'), absence('records')]
    return {
      unit: unit.id,
      // Open answers are for reference only (ballot.md): they never enter a grade.
      survey: counted !== undefined && record?.mode === 'ballot' ? surveySource(counted) : null,
      meeting: meetingOf(unit, workers, meetings, totals),
      grassroots: grassrootsOf(unit, unions),
      thirdParty: panelGap ? absent(panelGap) : (panel[unit.id] ?? missing('没有第三方评分')),
      records: recordGap ? absent(recordGap) : recordsOf(unit, records),
      duties: dutiesOf(standingDocuments(unit.id, interferences), refusal),
    }
  })
}
