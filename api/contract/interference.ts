import { z } from 'zod'
import { operation } from './operation.ts'

export const InterferenceKind = z
  .enum(['coaching', 'leaders-present', 'answering-for'])
  .meta({ description: 'coaching 诱导填写；leaders-present 领导在场；answering-for 代人填写' })

const Year = z.number().int().min(2000).max(2100)

const Interference = z
  .strictObject({
    id: z.string(),
    unit: z.string(),
    year: Year,
    kind: InterferenceKind,
    document: z.string(),
    finding: z.string(),
    evidence: z.string(),
    confirmedAt: z.iso.datetime(),
    withdrawn: z.strictObject({ why: z.string(), at: z.iso.datetime() }).optional(),
    demo: z.boolean(),
  })
  .meta({ id: 'Interference' })

export const listInterferences = operation({
  method: 'get',
  path: '/interferences/{year}',
  summary: '某年度查实的干扰答题，含已撤销的',
  verb: 'interference.list',
  params: z.strictObject({ year: z.coerce.number().pipe(Year) }),
  response: z.strictObject({ interferences: z.array(Interference) }),
})

export const confirmInterference = operation({
  method: 'post',
  path: '/interferences',
  summary: '认定干扰答题：等次最高合格（K5），下一次试算起生效',
  verb: 'interference.confirm',
  body: z.strictObject({
    unit: z.string().min(1).max(40),
    year: Year,
    kind: InterferenceKind,
    document: z.string().trim().min(1).max(100).meta({ description: '认定文件的文号' }),
    finding: z.string().trim().min(1).max(500).meta({ description: '查实的情况' }),
    evidence: z.string().trim().min(1).max(300).meta({ description: '佐证在哪里可以核对' }),
  }),
  response: Interference,
  failures: ['not-found', 'conflict'],
})

export const withdrawInterference = operation({
  method: 'post',
  path: '/interferences/{interference}/withdrawal',
  summary: '撤销错误的认定；记录和理由保留',
  verb: 'interference.withdraw',
  params: z.strictObject({ interference: z.string().min(1).max(40) }),
  body: z.strictObject({ why: z.string().trim().min(1).max(300) }),
  response: Interference,
  failures: ['not-found', 'conflict'],
})
