import { z } from 'zod'

/** The closed list of failure codes and the HTTP status each one has. */
export const statusOf = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'bad-signature': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'not-open-yet': 409,
  closed: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'too-many-requests': 429,
  unavailable: 503,
} as const

export type FailureCode = keyof typeof statusOf

/** RFC 9457 problem details, as every failed request answers. */
export const Problem = z
  .strictObject({
    type: z.string().meta({ description: 'urn:final-say:<code>' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().meta({ description: 'A sentence for the person at the screen' }),
    errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
    instance: z.string().optional().meta({ description: 'Names the line in the log' }),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof Problem>
