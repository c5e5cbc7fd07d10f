import { z } from 'zod'

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/** One column for every wave, or the column that asked it in each wave (then the waves are not comparable). */
const Columns = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))])

const Score = z.strictObject({
  feeds: z.enum(['awareness', 'participation', 'satisfaction', 'need', 'importance', 'quality']),
  item: z.enum(['overall', 'expectation', 'ideal', 'service']).optional(),
  service: z.string().max(40).optional(),
  foil: z.literal(true).optional(),
  byInvitation: z.literal(true).optional(),
  scale: z.tuple([z.number(), z.number()]),
  polarity: z.union([z.literal(1), z.literal(-1)]).default(1),
  missing: z.array(z.string().max(40)).default([]),
  reversed: z.literal(true).optional(),
})

/**
 * How a file of earlier answers is read: which column is which question, attribute, unit and wave, what its words
 * mean, and which scale is accepted. Saved once, used for every file of that kind.
 */
export const Mapping = z
  .strictObject({
    id: code,
    title: z.string().min(1).max(200),
    /** Which cells together name a person's answer; empty: the whole row. */
    identity: z.array(z.string().min(1)).max(10).default([]),
    /** Cells that mean "no answer", beside the empty cell. */
    missing: z.array(z.string().max(60)).max(50).default([]),
    wave: z.strictObject({
      column: z.string().min(1),
      /** The round each wave's answers belong to; a wave that is not listed is refused. */
      rounds: z.record(z.string(), code),
    }),
    unit: z.strictObject({
      column: z.string().min(1),
      /** The style code of each unit as the file writes it. */
      styles: z.record(z.string(), code),
    }),
    questions: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_/-]{0,59}$/),
          column: Columns,
          measure: Score,
          /** Numbers with a point are accepted. */
          decimals: z.boolean().default(false),
          /** What words mean, e.g. `很满意` → 5. */
          values: z.record(z.string(), z.number()).default({}),
        }),
      )
      .min(1)
      .max(200),
    attributes: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/),
          column: Columns,
          /** The code of each value; others are refused. */
          values: z.record(z.string(), z.string().min(1).max(40)),
        }),
      )
      .max(8)
      .default([]),
  })
  .refine(
    ({ questions }) => new Set(questions.map(({ code: each }) => each)).size === questions.length,
    { path: ['questions'], message: '有两个问题用了同一个代码。' },
  )

export type Mapping = z.infer<typeof Mapping>
export type MappedQuestion = Mapping['questions'][number]

/** The column that asked it in a wave; undefined when that wave did not ask. */
export const columnIn = (column: MappedQuestion['column'], wave: string): string | undefined =>
  typeof column === 'string' ? column : column[wave]
