import { z } from 'zod'
import type { Measure } from '../../protocol/form/measure.ts'

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .meta({ description: 'A short code: lower-case letters, digits, hyphens.' })

/** What one question, matrix row, column or panel measures: the custom property `measure` of a definition. */
export const measure = z
  .strictObject({
    feeds: z.enum([
      'awareness',
      'participation',
      'satisfaction',
      'need',
      'importance',
      'profile',
      'quality',
    ]),
    item: z.enum(['overall', 'expectation', 'ideal', 'service']).exactOptional(),
    service: code.exactOptional().meta({ description: 'The service a row or question is about.' }),
    foil: z.literal(true).exactOptional().meta({ description: 'The invented service.' }),
    byInvitation: z.literal(true).exactOptional(),
    scale: z
      .tuple([z.number(), z.number()])
      .refine(([low, high]) => low < high, 'scale: the lower end comes first')
      .readonly()
      .exactOptional(),
    polarity: z.union([z.literal(1), z.literal(-1)]).exactOptional(),
    missing: z.array(z.string().min(1).max(40)).max(10).readonly().exactOptional(),
    reversed: z.literal(true).exactOptional(),
    attribute: code
      .exactOptional()
      .meta({ description: 'For `profile`: the attribute of the frame.' }),
  })
  .readonly()
  .meta({ id: 'Measure' })

/** One measure or several; always read as a list. */
export const measures = z
  .union([measure, z.array(measure).min(1).max(8)])
  .transform((value): readonly Measure[] => (Array.isArray(value) ? value : [value]))
