import type { QuestionnaireVersion, VersionSummary } from '../../surveys/index.ts'
import * as contract from '../contract/questionnaire.ts'
import { type Route, route } from '../routes.ts'

const brief = (version: VersionSummary) => ({
  id: version.id,
  code: version.code,
  number: version.number,
  title: version.title,
  verdict: version.verdict,
  formHash: version.formHash,
  definitionHash: version.definitionHash,
  publishedAt: version.publishedAt.toISOString(),
  ...(version.publishedBy === undefined ? {} : { publishedBy: version.publishedBy }),
})

const whole = (version: QuestionnaireVersion) => ({
  ...brief(version),
  definition: { ...version.definition },
  lint: version.lint.map((line) => ({ ...line })),
})

/** 问卷. */
export const questionnaireRoutes: readonly Route[] = [
  route(contract.listQuestionnaires, async ({ services }) => ({
    questionnaires: (await services.surveys.questionnaire.list()).map(brief),
  })),
  route(contract.readQuestionnaire, async ({ params, services }) =>
    whole(await services.surveys.questionnaire.read({ id: params.questionnaire })),
  ),
  route(contract.publishQuestionnaire, async ({ body, actor, services }) =>
    whole(await services.surveys.questionnaire.publish(body, actor)),
  ),
]
