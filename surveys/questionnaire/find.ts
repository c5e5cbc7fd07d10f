import { Failure } from '../../basics/failure.ts'
import type { QuestionnaireStore } from './questionnaire.store.ts'
import type { QuestionnaireVersion, VersionSummary } from './version.ts'

interface FindDeps {
  readonly questionnaires: QuestionnaireStore
}

/**
 * A published version by its id.
 * @throws Failure `not-found`
 */
export async function findQuestionnaire(
  { id }: { readonly id: string },
  { questionnaires }: FindDeps,
): Promise<QuestionnaireVersion> {
  const version = await questionnaires.findById(id)
  if (version === undefined) throw new Failure('not-found', '没有这份已发布的问卷。')
  return version
}

/**
 * The newest version of a code.
 * @throws Failure `not-found`
 */
export async function findNewestQuestionnaire(
  { code }: { readonly code: string },
  { questionnaires }: FindDeps,
): Promise<QuestionnaireVersion> {
  const version = await questionnaires.findNewest(code)
  if (version === undefined) throw new Failure('not-found', '没有这份已发布的问卷。')
  return version
}

/** Every published version without its content, newest first within its code. */
export const listQuestionnaires = ({ questionnaires }: FindDeps): Promise<VersionSummary[]> =>
  questionnaires.list()
