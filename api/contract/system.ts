import { z } from 'zod'
import { Grant } from './account.ts'
import { operation } from './operation.ts'

export const health = operation({
  method: 'get',
  path: '/health',
  summary: 'Whether the server can answer from its database',
  verb: 'system.read',
  response: z.strictObject({ status: z.literal('ok') }),
})

export const me = operation({
  method: 'get',
  path: '/me',
  summary: 'The account that is signed in',
  verb: 'self.read',
  response: z.strictObject({
    account: z.string(),
    name: z.string(),
    grants: z.array(Grant).meta({ description: 'Those that hold today' }),
    passwordDue: z
      .literal(true)
      .optional()
      .meta({ description: 'Signed in with a one-time password: only changing it is open' }),
  }),
})

export const Job = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    state: z.enum(['waiting', 'sent', 'done', 'failed']),
    at: z.iso.datetime(),
    progress: z
      .strictObject({ done: z.number(), total: z.number(), note: z.string() })
      .optional()
      .meta({ description: 'How far a long job has come' }),
    outcome: z.string().optional(),
    finishedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Job' })

export const listJobs = operation({
  method: 'get',
  path: '/jobs',
  summary: 'Work behind the pages, newest first',
  verb: 'job.list',
  response: z.strictObject({ jobs: z.array(Job) }),
})
