import { z } from 'zod'
import { ImportQuery, ImportReport } from './import-report.ts'
import { operation } from './operation.ts'

export const Unit = z
  .strictObject({
    id: z.string().meta({ example: 'u01' }),
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(['palace', 'club', 'sanatorium', 'exchange', 'other']),
    peerGroup: z.string().optional(),
    brands: z.array(z.string()),
    head: z.string().optional(),
    assessor: z.enum(['federation', 'district']),
    area: z.string().optional(),
    registerSize: z.number().int().optional(),
    demo: z.boolean(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
  })
  .meta({ id: 'Unit', description: '事业单位' })

export const listUnits = operation({
  method: 'get',
  path: '/units',
  summary: 'The units; a unit manager sees the own one',
  verb: 'unit.list',
  response: z.strictObject({ units: z.array(Unit) }),
})

export const readUnit = operation({
  method: 'get',
  path: '/units/{unit}',
  summary: 'One unit',
  verb: 'unit.list',
  params: z.strictObject({ unit: z.string().min(1).max(32) }),
  response: Unit,
})

export const importUnits = operation({
  method: 'post',
  path: '/units/import',
  summary: 'Import units from CSV or Excel: all rows or none, the same file twice changes nothing',
  verb: 'unit.import',
  query: ImportQuery,
  body: 'file',
  response: ImportReport,
  failures: ['invalid'],
})

export const unitImportErrors = operation({
  method: 'post',
  path: '/units/import/errors',
  summary: 'Everything wrong with a file of units, as a workbook; nothing is stored',
  verb: 'unit.import',
  body: 'file',
  response: 'file',
})
