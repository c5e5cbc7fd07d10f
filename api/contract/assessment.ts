import { z } from 'zod'
import { Figure } from './figure.ts'
import { operation } from './operation.ts'

const Year = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) })
const Grade = z.enum(['excellent', 'good', 'fair', 'poor'])

const Source = z.strictObject({
  state: z.enum(['given', 'missing', 'refused']),
  value: z.number().nullable(),
  se: z.number().nullable(),
  n: z.number(),
  weight: z.number(),
  effectiveWeight: z.number().nullable(),
  reason: z.string().optional(),
})

export const AssessmentRow = z
  .strictObject({
    unit: z.string(),
    name: z.string(),
    list: z.enum(['assessment', 'reference']),
    peerGroup: z.string(),
    revision: z.number().int(),
    state: z.enum(['trial', 'decided']),
    trialYear: z.boolean(),
    status: z.enum(['rated', 'not-rated']),
    reasons: z.array(z.string()),
    sources: z.strictObject({
      survey: Source,
      meeting: Source,
      grassroots: Source,
      thirdParty: Source,
      records: Source,
    }),
    W: z.number().nullable(),
    N: z.number().nullable(),
    move: z.number().nullable().meta({ description: '第三方与工作记录实际加减的分数' }),
    wanted: z.number().nullable().meta({ description: '没有上限时会加减的分数' }),
    clamped: z.boolean(),
    score: Figure,
    gradeByScore: Grade.nullable(),
    grade: Grade.nullable(),
    caps: z.array(
      z.strictObject({
        cap: z.enum(['K1', 'K2', 'K3', 'K4', 'K5', 'K6']),
        atMost: Grade,
        actual: z.number().nullable(),
        bar: z.number().nullable(),
        document: z.string().optional(),
      }),
    ),
    lowering: z
      .strictObject({ item: z.string(), document: z.string(), decision: z.string() })
      .nullable(),
    rank: z.number().nullable(),
    rankOf: z.number().int(),
    rankLower: z.number().nullable(),
    rankUpper: z.number().nullable(),
    computedAt: z.iso.datetime(),
    demo: z.boolean(),
  })
  .meta({ id: 'AssessmentRow' })

export const listYears = operation({
  method: 'get',
  path: '/assessments',
  summary: '有考核结果的年度',
  verb: 'assessment.read',
  response: z.strictObject({ years: z.array(z.number().int()) }),
})

export const readYear = operation({
  method: 'get',
  path: '/assessments/{year}',
  summary: '某年度的年度目标责任考核和参照测评',
  verb: 'assessment.read',
  params: Year,
  response: z.strictObject({
    year: z.number().int(),
    scheme: z
      .strictObject({
        name: z.string(),
        version: z.number().int(),
        trial: z.boolean(),
        clamp: z.number(),
        weights: z.record(z.string(), z.number()),
        bands: z.strictObject({ excellent: z.number(), good: z.number(), fair: z.number() }),
      })
      .nullable(),
    rows: z.array(AssessmentRow),
  }),
})

export const computeYear = operation({
  method: 'post',
  path: '/assessments/{year}/compute',
  summary: '试算某年度的考核',
  verb: 'assessment.compute',
  params: Year,
  body: z.strictObject({
    poll: z.string().min(1).max(40),
    grassroots: z.string().min(1).max(40).optional(),
    reason: z.string().trim().max(200).optional(),
  }),
  response: z.strictObject({ computed: z.number().int(), changed: z.number().int() }),
  failures: ['conflict', 'invalid'],
})

export const decideYear = operation({
  method: 'post',
  path: '/assessments/{year}/decide',
  summary: '审定某年度的考核结果',
  verb: 'assessment.decide',
  params: Year,
  response: z.strictObject({ decided: z.number().int() }),
  failures: ['conflict'],
})

const Weights = z.strictObject({
  survey: z.number(),
  meeting: z.number(),
  grassroots: z.number(),
  thirdParty: z.number(),
  records: z.number(),
})

const SchemeRules = z.strictObject({
  weights: Weights,
  clamp: z.number(),
  bands: z.strictObject({ excellent: z.number(), good: z.number(), fair: z.number() }),
  caps: z.strictObject({
    upperForExcellent: z.number(),
    satisfactionForExcellent: z.number(),
    upperForFair: z.number(),
    lowerForExcellent: z.number(),
  }),
  loweringItems: z.array(z.string().min(1).max(60)).max(20),
  trial: z.boolean(),
})

const Scheme = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    year: z.number().int(),
    version: z.number().int(),
    trial: z.boolean(),
    publishedAt: z.iso.datetime(),
    rules: SchemeRules,
  })
  .meta({ id: 'Scheme' })

export const listSchemes = operation({
  method: 'get',
  path: '/schemes',
  summary: '已发布的指标体系',
  verb: 'scheme.list',
  response: z.strictObject({ schemes: z.array(Scheme) }),
})

export const publishScheme = operation({
  method: 'post',
  path: '/schemes',
  summary: '发布指标体系；不能保证职工说了算的不予发布',
  verb: 'scheme.publish',
  body: z.strictObject({
    name: z.string().trim().min(1).max(60),
    year: z.number().int().min(2000).max(2100),
    rules: SchemeRules,
  }),
  response: Scheme,
  failures: ['invalid', 'conflict'],
})
