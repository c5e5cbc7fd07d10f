import { z } from 'zod'
import { Figure } from './figure.ts'
import { operation } from './operation.ts'

const RoundRef = z.strictObject({ round: z.string().min(1).max(40) })

const Three = { awareness: Figure, participation: Figure, satisfaction: Figure }

export const UnitReport = z
  .strictObject({
    unit: z.string(),
    name: z.string(),
    kind: z.string(),
    peerGroup: z.string().optional(),
    ...Three,
    index: Figure,
    reached: Figure,
    topTwo: Figure,
    invited: z.number().nullable(),
    answered: z.number().int(),
    responseRate: z.number().nullable(),
    excluded: z.number().int(),
    withoutAttribute: z.number().int().meta({ description: '没填人群信息、不进加权数字的答卷' }),
    coached: z.number().int().nullable(),
    variables: z.array(z.string()).meta({ description: '加权用的人群变量' }),
    dropped: z.array(z.strictObject({ variable: z.string(), reason: z.string() })),
    batch: z.number().int().optional(),
    inputHash: z.string(),
    computedAt: z.iso.datetime(),
  })
  .meta({ id: 'UnitReport' })

export const listReports = operation({
  method: 'get',
  path: '/reports',
  summary: '已算出指数的期次，新的在前；事业单位负责人只看到有本单位指数的',
  verb: 'report.read',
  response: z.strictObject({
    rounds: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        period: z.string(),
        mode: z.enum(['ballot', 'open', 'identified']),
        demo: z.boolean(),
        state: z.string(),
        opensAt: z.iso.datetime(),
        closesAt: z.iso.datetime(),
      }),
    ),
  }),
})

export const readReport = operation({
  method: 'get',
  path: '/reports/{round}',
  summary: '一期的知晓度、参与度、满意度',
  verb: 'report.read',
  params: RoundRef,
  response: z.strictObject({
    round: z.strictObject({
      id: z.string(),
      title: z.string(),
      period: z.string(),
      mode: z.enum(['ballot', 'open', 'identified']),
      demo: z.boolean(),
      state: z.string(),
      opensAt: z.iso.datetime(),
      closesAt: z.iso.datetime(),
      custodians: z.array(z.string()),
    }),
    recipe: z.strictObject({ id: z.string(), version: z.number().int() }).nullable(),
    batch: z.number().int().optional(),
    city: z.strictObject({ ...Three, index: Figure }).nullable(),
    units: z.array(UnitReport),
    publication: z.string().optional(),
  }),
})

export const computeReport = operation({
  method: 'post',
  path: '/reports/{round}/compute',
  summary: '重新计算一期的指数（后台任务）',
  verb: 'report.compute',
  params: RoundRef,
  response: z.strictObject({ queued: z.literal(true) }),
})
