import { z } from 'zod'
import { operation } from './operation.ts'

const Year = z.coerce.number().int().min(2000).max(2100)

const Indicator = z.strictObject({
  id: z.string(),
  half: z.enum(['ledger', 'public-purpose']),
  title: z.string(),
  lower: z.number(),
  upper: z.number(),
})

const WorkRecord = z
  .strictObject({
    id: z.string(),
    unit: z.string(),
    year: z.number().int(),
    indicator: z.string(),
    value: z.number(),
    evidence: z.string(),
    enteredBy: z.string(),
    demo: z.boolean(),
  })
  .meta({ id: 'WorkRecord' })

const Absence = z
  .strictObject({
    id: z.string(),
    unit: z.string(),
    year: z.number().int(),
    source: z.enum(['third-party', 'records']),
    reason: z.enum(['refused', 'outside']),
    reminder: z.string(),
    why: z.string(),
    decidedBy: z.string(),
    demo: z.boolean(),
  })
  .meta({ id: 'Absence' })

export const listRecords = operation({
  method: 'get',
  path: '/records/{year}',
  summary: '某年度的工作记录和缺项认定',
  verb: 'record.list',
  params: z.strictObject({ year: Year }),
  response: z.strictObject({
    indicators: z.array(Indicator),
    records: z.array(WorkRecord),
    absences: z.array(Absence),
  }),
})

export const enterRecord = operation({
  method: 'put',
  path: '/records/{year}/{unit}/{indicator}',
  summary: '录入一项工作记录和佐证',
  verb: 'record.enter',
  params: z.strictObject({ year: Year, unit: z.string().max(40), indicator: z.string().max(40) }),
  body: z.strictObject({ value: z.number(), evidence: z.string().trim().min(1).max(300) }),
  response: WorkRecord,
  failures: ['invalid'],
})

export const declareAbsence = operation({
  method: 'put',
  path: '/absences/{year}/{unit}/{source}',
  summary: '认定缺项原因：拒绝或外部原因',
  verb: 'record.enter',
  params: z.strictObject({
    year: Year,
    unit: z.string().max(40),
    source: z.enum(['third-party', 'records']),
  }),
  body: z.strictObject({
    reason: z.enum(['refused', 'outside']),
    reminder: z.string().trim().max(100),
    why: z.string().trim().min(1).max(300),
  }),
  response: z.strictObject({ saved: z.literal(true) }),
  failures: ['invalid'],
})
