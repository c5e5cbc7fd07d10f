import { z } from 'zod'

/** A figure as screens show it: value with 95 % interval, n, effective n, design effect and the showing rule's verdict. */
export const Figure = z
  .strictObject({
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    se: z.number().nullable(),
    n: z.number().int(),
    nEff: z.number().nullable(),
    deff: z.number().nullable(),
    level: z.enum(['hidden', 'shown', 'rated', 'ranked']),
    reasons: z.array(
      z.strictObject({ code: z.string(), actual: z.number().nullable(), limit: z.number() }),
    ),
  })
  .meta({ id: 'Figure' })

export type Figure = z.infer<typeof Figure>
