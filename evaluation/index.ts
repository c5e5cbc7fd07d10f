import type { World } from '../basics/context.ts'
import type { Database } from '../basics/database.ts'
import { Failure } from '../basics/failure.ts'
import { type Actor, type Organisation, seesUnit, visibleUnits } from '../organisation/index.ts'
import { assessmentStore } from './assessment/assessment.store.ts'
import { computeAssessments } from './assessment/compute.ts'
import { decideYear } from './assessment/decide.ts'
import { readYear } from './assessment/view.ts'
import type { Deps } from './deps.ts'
import { indexStore } from './indices/index.store.ts'
import { recordIndex } from './indices/record.ts'
import { readReport, roundsWithFigures } from './indices/report.ts'
import {
  confirmInterference,
  type NewInterference,
  withdrawInterference,
} from './interference/confirm.ts'
import { interferenceStore } from './interference/interference.store.ts'
import { evaluationInvariants } from './invariants.ts'
import {
  enterMeeting,
  findMeeting,
  importMeetingTotals,
  type NewMeeting,
  recordMeeting,
} from './meeting/hold.ts'
import { meetingStore } from './meeting/meeting.store.ts'
import type { MeetingBallot } from './meeting/meeting.ts'
import { viewMeeting } from './meeting/view.ts'
import { assignPanel, createPanel, type NewPanel } from './panel/create.ts'
import { lockPanel } from './panel/lock.ts'
import { panelStore } from './panel/panel.store.ts'
import { answerRequest, requestEvidence, returnSheet } from './panel/review.ts'
import { readSheet, saveSheet, submitSheet } from './panel/score.ts'
import { listPanels, readPanel } from './panel/view.ts'
import { publicationStore } from './publication/publication.store.ts'
import { publishRound } from './publication/publish.ts'
import { declareAbsence, enterRecord, type NewRecord } from './record/enter.ts'
import { recordStore } from './record/record.store.ts'
import { type NewScheme, publishScheme } from './scheme/publish.ts'
import { schemeStore } from './scheme/scheme.store.ts'

export type { Assessment, AssessmentList } from './assessment/assessment.ts'
export type { UnionBallots, YearInputs } from './assessment/gather.ts'
export {
  cityStyle,
  type IndexRecord,
  inputHashOf,
  isUnitResult,
} from './indices/index-record.ts'
export type { Report, ReportUnit } from './indices/report.ts'
export type { Interference } from './interference/interference.ts'
export type { Meeting, MeetingBallot, MeetingTotals } from './meeting/meeting.ts'
export type { MeetingView } from './meeting/view.ts'
export type { Criterion, Mark, Panel, Sheet } from './panel/panel.ts'
export type {
  Publication,
  PublicationBody,
  PublishedFigure,
  PublishedUnit,
} from './publication/publication.ts'
export { isRecordIndicator, type RecordIndicator, recordIndicators } from './record/record.ts'
export type { StoredScheme } from './scheme/scheme.ts'

interface Settings {
  readonly register: Database
  readonly world: World
  readonly organisation: Organisation
  readonly rounds: Deps['rounds']
}

/** The room of judging: indices, scoring rounds, meetings, records, schemes, assessments, publications. */
export function openEvaluation({ register, world, organisation, rounds }: Settings) {
  const deps: Deps = {
    world,
    audit: organisation.audit,
    units: organisation.unit,
    rounds,
    panels: panelStore(register),
    meetings: meetingStore(register),
    records: recordStore(register),
    interferences: interferenceStore(register),
    schemes: schemeStore(register),
    indices: indexStore(register),
    assessments: assessmentStore(register),
    publications: publicationStore(register),
    transaction: async (work) => {
      await register.transaction(work)
    },
  }
  return {
    index: {
      record: (result: Parameters<typeof recordIndex>[0]) => recordIndex(result, deps),
      /** Every newest record of a round, unguarded: for processors and the demo, never for a page. */
      ofRound: deps.indices.ofRound,
      report: (round: string, actor: Actor) => readReport(round, actor, deps),
      /** The rounds with figures this reader may see. */
      rounds: (actor: Actor) => roundsWithFigures(actor, deps),
    },
    panel: {
      list: (actor: Actor) => listPanels(actor, deps),
      read: (id: string) => readPanel(id, deps),
      create: (input: NewPanel, actor: Actor) => createPanel(input, actor, deps),
      assign: (id: string, assignments: NewPanel['assignments'], actor: Actor) =>
        assignPanel(id, assignments, actor, deps),
      lock: (id: string, actor: Actor) => lockPanel(id, actor, deps),
      readSheet: (id: string, actor: Actor) => readSheet(id, actor, deps),
      saveSheet: (id: string, input: Parameters<typeof saveSheet>[1], actor: Actor) =>
        saveSheet(id, input, actor, deps),
      submitSheet: (id: string, version: number, actor: Actor) =>
        submitSheet(id, version, actor, deps),
      requestEvidence: (id: string, request: Parameters<typeof requestEvidence>[1], actor: Actor) =>
        requestEvidence(id, request, actor, deps),
      answerRequest: (id: string, input: Parameters<typeof answerRequest>[1], actor: Actor) =>
        answerRequest(id, input, actor, deps),
      returnSheet: (id: string, reason: string, actor: Actor) =>
        returnSheet(id, reason, actor, deps),
    },
    meeting: {
      list: async (year: number | undefined, actor: Actor) =>
        (await deps.meetings.list(year === undefined ? {} : { year })).map((meeting) =>
          viewMeeting(meeting, actor),
        ),
      read: async (id: string, actor: Actor) => viewMeeting(await findMeeting(id, deps), actor),
      record: async (input: NewMeeting, actor: Actor) =>
        viewMeeting(await recordMeeting(input, actor, deps), actor),
      enter: async (id: string, ballots: readonly MeetingBallot[], actor: Actor) =>
        viewMeeting(await enterMeeting(id, ballots, actor, deps), actor),
      importTotals: (input: Parameters<typeof importMeetingTotals>[0], actor: Actor) =>
        importMeetingTotals(input, actor, deps),
    },
    record: {
      /** A unit's own people see the own unit's records only, an entry clerk what the own hand entered. */
      list: async (year: number, actor: Actor) => {
        const records = await deps.records.list(year)
        const absences = await deps.records.absences(year)
        return {
          records: records.filter(
            (row) => seesUnit(actor, row.unit) || row.enteredBy === actor.account,
          ),
          absences: absences.filter((row) => seesUnit(actor, row.unit)),
        }
      },
      enter: (input: NewRecord, actor: Actor) => enterRecord(input, actor, deps),
      declareAbsence: (input: Parameters<typeof declareAbsence>[0], actor: Actor) =>
        declareAbsence(input, actor, deps),
    },
    interference: {
      /** Those about units that are this actor's business. */
      list: async (year: number, actor: Actor) =>
        visibleUnits(actor, await deps.interferences.list(year)),
      confirm: (input: NewInterference, actor: Actor) => confirmInterference(input, actor, deps),
      withdraw: (input: Parameters<typeof withdrawInterference>[0], actor: Actor) =>
        withdrawInterference(input, actor, deps),
    },
    scheme: {
      list: deps.schemes.list,
      inForce: deps.schemes.inForce,
      publish: (input: NewScheme, actor: Actor) => publishScheme(input, actor, deps),
    },
    assessment: {
      years: deps.assessments.years,
      read: (year: number, actor: Actor) => readYear(year, actor, deps),
      revisions: deps.assessments.revisions,
      compute: (
        input: Parameters<typeof computeAssessments>[0],
        unions: Parameters<typeof computeAssessments>[1],
        actor?: Actor,
      ) => computeAssessments(input, unions, deps, actor),
      decide: (year: number, actor: Actor) => decideYear(year, actor, deps),
    },
    publication: {
      list: deps.publications.list,
      titles: deps.publications.titles,
      ofRound: deps.publications.ofRound,
      publish: (round: string, kind: 'objection' | 'final', actor: Actor) =>
        publishRound(round, kind, actor, deps),
      read: async (id: string) => {
        const publication = await deps.publications.find(id)
        if (publication === undefined) throw new Failure('not-found', '没有这份公示。')
        return publication
      },
    },
    /** What must hold of the stored data of this room. */
    invariants: () => evaluationInvariants(deps),
    /** Forgets everything of the example federation in this room. */
    async removeDemo(): Promise<void> {
      await deps.panels.clearDemo()
      await deps.meetings.clearDemo()
      await deps.records.clearDemo()
      await deps.interferences.clearDemo()
      await deps.schemes.clearDemo()
      await deps.indices.clearDemo()
      await deps.assessments.clearDemo()
      await deps.publications.clearDemo()
    },
  }
}

export type Evaluation = ReturnType<typeof openEvaluation>
