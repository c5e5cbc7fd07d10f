import type { SurveysContext } from './context.ts'
import { formStore } from './form/form.store.ts'
import { peopleStore } from './link/people.store.ts'
import { openAnswering } from './open-answering.ts'
import { openQuestionnaires } from './open-questionnaires.ts'
import { openRounds } from './open-rounds.ts'
import { serverTools } from './questionnaire/patterns.ts'
import { roundStore } from './round/round.store.ts'
import { stuckInvariant } from './round/stuck.ts'

export type { Mapping } from './answers-import/mapping.ts'
export type { ImportReport } from './answers-import/report.ts'
export type { JobSink, SurveysContext } from './context.ts'
export type { Channel } from './counter/counter.ts'
export type { RoundCounts } from './counter/counts.ts'
export { mergedCells } from './frame/choose-attributes.ts'
export type { Attribute, AttributeName, Cell, Frame } from './frame/frame.ts'
export type { NewFrame } from './frame/import.ts'
export type { IssuedLink } from './link/issue.ts'
export type { Answering } from './open-answering.ts'
export type { Definition, LintLine } from './questionnaire/questionnaire.ts'
export type { QuestionnaireVersion, VersionSummary } from './questionnaire/version.ts'
export type { RoundPage } from './round/page.ts'
export type { PlannedStyle, RoundPlan } from './round/plan.ts'
export {
  type Custodian,
  type Mode,
  type Round,
  type RoundState,
  roundIdPattern,
  type Style,
  stylePattern,
} from './round/round.ts'
export type { NewSeries } from './series/create.ts'
export type { Series } from './series/series.ts'
export type { Column, Table } from './tabulation/table.ts'

/** The room of asking, with its stores opened: questionnaires, rounds, links, ballots, answers. */
export function openSurveys(context: SurveysContext) {
  const rounds = roundStore(context.register)
  const forms = formStore(context.register)
  const people = peopleStore(context.register)
  const questionnaire = openQuestionnaires(context)
  const answering = openAnswering(context, {
    rounds,
    formByHash: forms.byHash,
    tools: serverTools,
  })
  return {
    ...answering,
    ...openRounds(context, {
      rounds,
      forms,
      people,
      answering,
      questionnaire: questionnaire.find,
      compile: questionnaire.compile,
    }),
    questionnaire,
    /** The form a manifest names, as phones get it: without what it measures. */
    form: { byHash: forms.bareByHash },
    /** What must hold of the stored data of this room. */
    invariants: () => [
      ...answering.invariants({ rounds: rounds.list, handed: people.handed }),
      stuckInvariant({ rounds, now: context.world.now }),
    ],
  }
}

export type Surveys = ReturnType<typeof openSurveys>
