import { z } from 'zod'
import { ImportQuery, ImportReport } from './import-report.ts'
import { operation } from './operation.ts'

export const Union = z
  .strictObject({
    id: z.string().meta({ example: 'd-nanan' }),
    name: z.string(),
    level: z.enum(['federation', 'district', 'grassroots']),
    parent: z.string().optional(),
    area: z.string().optional(),
    members: z.number().int().optional(),
    demo: z.boolean(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
    successor: z.string().optional(),
  })
  .meta({ id: 'Union', description: '工会组织' })

export const listUnions = operation({
  method: 'get',
  path: '/unions',
  summary: 'The dated tree of unions; a union officer sees the own branch',
  verb: 'union.list',
  response: z.strictObject({ unions: z.array(Union) }),
})

export const readUnion = operation({
  method: 'get',
  path: '/unions/{union}',
  summary: 'One union',
  verb: 'union.list',
  params: z.strictObject({ union: z.string().min(1).max(32) }),
  response: Union,
})

export const importUnions = operation({
  method: 'post',
  path: '/unions/import',
  summary: 'Import unions from CSV or Excel: all rows or none, the same file twice changes nothing',
  verb: 'union.import',
  query: ImportQuery,
  body: 'file',
  response: ImportReport,
  failures: ['invalid'],
})

export const unionImportErrors = operation({
  method: 'post',
  path: '/unions/import/errors',
  summary: 'Everything wrong with a file of unions, as a workbook; nothing is stored',
  verb: 'union.import',
  body: 'file',
  response: 'file',
})
