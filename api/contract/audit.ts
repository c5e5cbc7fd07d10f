import { z } from 'zod'
import { operation } from './operation.ts'

export const listAudit = operation({
  method: 'get',
  path: '/audit',
  summary: 'Who did what, newest first: no answers and no figures',
  verb: 'audit.list',
  query: z.strictObject({
    before: z.coerce.number().int().min(1).optional().meta({ description: 'Place in the chain' }),
  }),
  response: z.strictObject({
    rows: z.array(
      z.strictObject({
        n: z.number().int(),
        at: z.iso.datetime(),
        account: z.string(),
        name: z.string(),
        verb: z.string(),
        subject: z.string(),
        detail: z.string(),
        hash: z.string().length(64),
      }),
    ),
  }),
})
