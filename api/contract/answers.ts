import { z } from 'zod'
import { operation } from './operation.ts'

const MappingId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

export const AnswerMapping = z
  .record(z.string(), z.unknown())
  .meta({ id: 'AnswerMapping', description: 'How columns of a file become answers' })

const RefusedCells = z.strictObject({
  column: z.string(),
  why: z.enum([
    'not-a-number',
    'out-of-scale',
    'decimals',
    'unknown-value',
    'several-values',
    'unknown-unit',
    'unknown-wave',
  ]),
  count: z.number().int(),
  firstLine: z.number().int(),
  examples: z.array(z.string()),
})

export const AnswerImportReport = z
  .strictObject({
    mapping: z.string(),
    dryRun: z.boolean(),
    read: z.number().int(),
    usable: z.number().int(),
    added: z.number().int(),
    known: z.number().int(),
    changed: z.number().int(),
    waves: z.array(
      z.strictObject({
        wave: z.string(),
        round: z.string(),
        read: z.number().int(),
        usable: z.number().int(),
        withoutUnit: z.number().int(),
        withoutAnswer: z.number().int(),
      }),
    ),
    refused: z.array(RefusedCells),
    empty: z.array(z.strictObject({ column: z.string(), count: z.number().int() })),
    notComparable: z.array(
      z.strictObject({
        question: z.string(),
        groups: z.array(z.array(z.string())),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: 'AnswerImportReport' })

export const listMappings = operation({
  method: 'get',
  path: '/imports/mappings',
  summary: 'Saved and shipped mappings for files of earlier answers',
  verb: 'answers.import',
  response: z.strictObject({
    mappings: z.array(z.strictObject({ id: MappingId, title: z.string() })),
  }),
})

export const saveMapping = operation({
  method: 'post',
  path: '/imports/mappings',
  summary: 'Saves a mapping; one that answers were imported by stays as it is',
  verb: 'answers.import',
  body: AnswerMapping,
  response: z.strictObject({ id: MappingId, title: z.string() }),
  failures: ['invalid', 'conflict'],
})

export const importAnswers = operation({
  method: 'post',
  path: '/imports/answers',
  summary: 'Imports earlier answers from a CSV or Excel file, or says what an import would do',
  verb: 'answers.import',
  query: z.strictObject({
    mapping: MappingId,
    dryRun: z.enum(['true', 'false']).default('true'),
  }),
  body: 'file',
  response: AnswerImportReport,
  failures: ['invalid'],
})

export const listImported = operation({
  method: 'get',
  path: '/imports/answers',
  summary: 'Waves that were imported, with their units and how many answers each',
  verb: 'answers.import',
  response: z.strictObject({
    imported: z.array(
      z.strictObject({
        mapping: z.string(),
        round: z.string(),
        style: z.string(),
        rows: z.number().int(),
      }),
    ),
  }),
})
