import { z } from 'zod'
import { operation } from './operation.ts'

const Code = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

const fields = {
  id: z.string(),
  code: Code,
  number: z.number().int().min(1),
  title: z.string(),
  verdict: z
    .enum(['compiled', 'compiled with expressions'])
    .meta({ description: '问卷里有没有条件和计算' }),
  formHash: z.string(),
  definitionHash: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string().optional(),
}

export const QuestionnaireSummary = z.strictObject(fields).meta({ id: 'QuestionnaireSummary' })

export const Questionnaire = z
  .strictObject({
    ...fields,
    definition: z.record(z.string(), z.unknown()).meta({ description: 'SurveyJS JSON' }),
    lint: z.array(z.strictObject({ at: z.string(), rule: z.string(), detail: z.string() })),
  })
  .meta({ id: 'Questionnaire' })

export const listQuestionnaires = operation({
  method: 'get',
  path: '/questionnaires',
  summary: '已发布的问卷，每份新版在前',
  verb: 'questionnaire.list',
  response: z.strictObject({ questionnaires: z.array(QuestionnaireSummary) }),
})

export const readQuestionnaire = operation({
  method: 'get',
  path: '/questionnaires/{questionnaire}',
  summary: '一份已发布的问卷',
  verb: 'questionnaire.read',
  params: z.strictObject({ questionnaire: z.string().min(1).max(60) }),
  response: Questionnaire,
})

export const publishQuestionnaire = operation({
  method: 'post',
  path: '/questionnaires',
  summary: '发布问卷：检查、编译、定稿；同一份内容只发布一次',
  verb: 'questionnaire.publish',
  body: z.strictObject({ code: Code, definition: z.record(z.string(), z.unknown()) }),
  response: Questionnaire,
  failures: ['invalid', 'conflict'],
})
