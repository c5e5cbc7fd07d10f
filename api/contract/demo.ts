import { z } from 'zod'
import { operation } from './operation.ts'

export const readDemo = operation({
  method: 'get',
  path: '/demo',
  summary: 'The example federation: whether it is here, and what would go with it',
  verb: 'demo.clear',
  response: z.strictObject({
    state: z.enum(['none', 'loading', 'cut-short', 'loaded', 'clearing', 'cleared']),
    holds: z.strictObject({
      rounds: z.number().int(),
      units: z.number().int(),
      unions: z.number().int(),
      accounts: z.number().int(),
    }),
  }),
})

export const clearDemo = operation({
  method: 'delete',
  path: '/demo',
  summary: 'Removes the example federation and nothing else; it is not loaded again unasked',
  verb: 'demo.clear',
  response: z.strictObject({
    administrator: z
      .strictObject({ userName: z.string(), password: z.string() })
      .optional()
      .meta({ description: 'Made where no other account is left; the password is told this once' }),
  }),
  failures: ['conflict'],
})
