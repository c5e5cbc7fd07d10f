import { z } from 'zod'

const round = z.strictObject({ round: z.string() })

/** Deferred work of this room: names and payloads, ids only. */
export const surveysJobs = {
  /** Makes issuer keys, freezes attributes and signs the manifest of a planned round. */
  'prepare-round': round,
  'open-round': round,
  'close-round': round,
  /** Takes pending ballots into the log; `final` after the grace of a closed round. */
  'seal-round': z.strictObject({ round: z.string(), final: z.boolean() }),
  /** Opens what each series owes by the calendar; missed openings once. */
  'run-calendar': z.strictObject({}),
  /** Finds what is due by the clock: openings, closings, seals. */
  'tick-rounds': z.strictObject({}),
} as const
