import { z } from 'zod'

/** Deferred work of this room: names and payloads, ids only. */
export const evaluationJobs = {
  /** Tabulates a round's responses and records the indices of its units. */
  'compute-round': z.strictObject({ round: z.string() }),
} as const
