import { z } from 'zod'

/** What an import of a register file would do, or has done. */
export const ImportReport = z
  .strictObject({
    dryRun: z.boolean().meta({ description: 'True when nothing was stored' }),
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    changes: z.array(
      z.strictObject({
        line: z.number().int(),
        id: z.string(),
        kind: z.enum(['added', 'changed']),
        columns: z.array(z.string()).meta({ description: 'Headings of the columns that differ' }),
      }),
    ),
    errors: z.array(
      z.strictObject({
        line: z.number().int().meta({ description: 'Line of the file; the headings are line 1' }),
        column: z.string(),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: 'ImportReport' })

/** A dry run stores nothing and lists every row error; the real run stores all rows or none. */
export const ImportQuery = z.strictObject({ dryRun: z.enum(['true', 'false']) })
