import { z } from 'zod'
import { operation } from './operation.ts'

const Publication = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['objection', 'final']),
    title: z.string(),
    round: z.string().optional(),
    hash: z.string(),
    publishedAt: z.iso.datetime(),
    objectionsUntil: z.string().optional(),
    demo: z.boolean(),
  })
  .meta({ id: 'Publication' })

export const listPublications = operation({
  method: 'get',
  path: '/publications',
  summary: '公示和通报',
  verb: 'publication.list',
  response: z.strictObject({ publications: z.array(Publication) }),
})

export const publishReport = operation({
  method: 'post',
  path: '/reports/{round}/publications',
  summary: '公示或通报一期的指数',
  verb: 'publication.publish',
  params: z.strictObject({ round: z.string().min(1).max(40) }),
  body: z.strictObject({ kind: z.enum(['objection', 'final']) }),
  response: Publication,
  failures: ['conflict'],
})
