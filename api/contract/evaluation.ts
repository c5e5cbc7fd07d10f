import { z } from 'zod'
import { operation } from './operation.ts'

const Criterion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  title: z.string().trim().min(1).max(60),
  rule: z.string().trim().min(1).max(600),
  weight: z.number().positive().max(100),
})

const Assignment = z.strictObject({
  evaluator: z.string().min(1),
  unit: z.string().min(1),
  conflict: z.string().trim().min(1).max(200).optional().meta({ description: '回避原因' }),
})

const Mark = z.strictObject({
  score: z.number().int().min(0).max(100),
  reason: z.string().max(500).optional(),
})

const Marks = z.record(z.string(), Mark)

export const Panel = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    year: z.number().int(),
    state: z.enum(['open', 'locked']),
    due: z.string(),
    demo: z.boolean(),
    criteria: z.array(Criterion),
    assignments: z.array(Assignment),
    lockedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Panel' })

const EvidenceRequest = z.strictObject({
  criterion: z.string(),
  text: z.string().trim().min(1).max(300),
  answer: z.string().optional(),
})

const reviewed = {
  returned: z.string().optional().meta({ description: '退回复评的原因' }),
  requests: z.array(EvidenceRequest).meta({ description: '补证申请和答复' }),
}

export const Sheet = z
  .strictObject({
    id: z.string(),
    panel: z.string(),
    unit: z.string(),
    evaluator: z.string(),
    state: z.enum(['draft', 'submitted']),
    version: z.number().int(),
    marks: Marks,
    ...reviewed,
  })
  .meta({ id: 'Sheet' })

const PanelRef = z.strictObject({ panel: z.string().min(1).max(40) })
const SheetRef = z.strictObject({ sheet: z.string().min(1).max(40) })

export const listPanels = operation({
  method: 'get',
  path: '/evaluations',
  summary: '第三方评估列表；评估员看到自己的评分表',
  verb: 'evaluation.list',
  response: z.strictObject({
    panels: z.array(Panel.omit({ assignments: true })),
    sheets: z.array(Sheet.omit({ marks: true })),
  }),
})

export const createPanel = operation({
  method: 'post',
  path: '/evaluations',
  summary: '新建一次第三方评估',
  verb: 'evaluation.create',
  body: z.strictObject({
    title: z.string().trim().min(1).max(60),
    year: z.number().int().min(2000).max(2100),
    due: z.iso.date(),
    criteria: z.array(Criterion).min(1).max(30),
    assignments: z.array(Assignment).max(2000),
  }),
  response: Panel,
  failures: ['invalid'],
})

export const readPanel = operation({
  method: 'get',
  path: '/evaluations/{panel}',
  summary: '一次评估：标准、派组、进度、分歧',
  verb: 'evaluation.read',
  params: PanelRef,
  response: z.strictObject({
    panel: Panel,
    warnings: z.array(z.string()),
    agreement: z
      .strictObject({
        icc: z.number().nullable().meta({ description: 'ICC(2,k)，按每位评估员都评过的单位' }),
        quality: z.enum(['good', 'warning', 'void', 'not-computable']),
        severityDiffers: z.boolean(),
        connected: z.boolean(),
      })
      .optional(),
    sheets: z.array(
      z.strictObject({
        id: z.string(),
        unit: z.string(),
        evaluator: z.string(),
        evaluatorName: z.string(),
        state: z.enum(['draft', 'submitted']),
        /** Only of submitted sheets. */
        score: z.number().optional(),
        ...reviewed,
      }),
    ),
  }),
})

export const assignPanel = operation({
  method: 'put',
  path: '/evaluations/{panel}/assignments',
  summary: '派组和回避',
  verb: 'evaluation.assign',
  params: PanelRef,
  body: z.strictObject({ assignments: z.array(Assignment).max(2000) }),
  response: Panel,
  failures: ['invalid', 'closed'],
})

export const listEvaluators = operation({
  method: 'get',
  path: '/evaluators',
  summary: '可以派的评估员',
  verb: 'evaluation.assign',
  response: z.strictObject({
    evaluators: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  failures: ['unauthenticated', 'forbidden'],
})

export const lockPanel = operation({
  method: 'post',
  path: '/evaluations/{panel}/lock',
  summary: '锁定评估结果',
  verb: 'evaluation.lock',
  params: PanelRef,
  response: Panel,
  failures: ['conflict', 'closed'],
})

const SheetView = z.strictObject({
  sheet: Sheet,
  panel: z.strictObject({
    id: z.string(),
    title: z.string(),
    due: z.string(),
    state: z.enum(['open', 'locked']),
    demo: z.boolean(),
    criteria: z.array(Criterion),
  }),
  unitName: z.string(),
})

export const readSheet = operation({
  method: 'get',
  path: '/sheets/{sheet}',
  summary: '一份评分表',
  verb: 'sheet.read',
  params: SheetRef,
  response: SheetView,
})

export const saveSheet = operation({
  method: 'put',
  path: '/sheets/{sheet}',
  summary: '保存评分表草稿',
  verb: 'sheet.write',
  params: SheetRef,
  body: z.strictObject({ version: z.number().int().min(0), marks: Marks }),
  response: Sheet,
  failures: ['invalid', 'conflict', 'closed'],
})

export const submitSheet = operation({
  method: 'post',
  path: '/sheets/{sheet}/submit',
  summary: '提交评分表',
  verb: 'sheet.submit',
  params: SheetRef,
  body: z.strictObject({ version: z.number().int().min(0) }),
  response: Sheet,
  failures: ['invalid', 'conflict', 'closed'],
})

const Saved = z.strictObject({ saved: z.literal(true) })
const refusals = [
  'malformed',
  'invalid',
  'conflict',
  'closed',
  'not-found',
  'unauthenticated',
  'forbidden',
] as const

export const requestEvidence = operation({
  method: 'post',
  path: '/sheets/{sheet}/requests',
  summary: '对一项标准申请补证',
  verb: 'sheet.request',
  params: SheetRef,
  body: EvidenceRequest.omit({ answer: true }),
  response: Saved,
  failures: refusals,
})

export const answerRequest = operation({
  method: 'put',
  path: '/sheets/{sheet}/requests/{place}',
  summary: '答复一条补证申请',
  verb: 'sheet.answer',
  params: SheetRef.extend({ place: z.coerce.number().int().min(0).max(200) }),
  body: z.strictObject({ answer: z.string().trim().min(1).max(300) }),
  response: Saved,
  failures: refusals,
})

export const returnSheet = operation({
  method: 'post',
  path: '/sheets/{sheet}/return',
  summary: '退回评分表复评',
  verb: 'sheet.return',
  params: SheetRef,
  body: z.strictObject({ reason: z.string().trim().min(1).max(300) }),
  response: Saved,
  failures: refusals,
})
