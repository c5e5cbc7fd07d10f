import type { Processors } from './job.ts'
import { computeRound } from './processors/compute-round.ts'
import {
  closeRound,
  openRound,
  prepareRound,
  runCalendar,
  sealRound,
  tickRounds,
} from './processors/round-steps.ts'

/** Every job's processor; a missing one does not compile. */
export const processors: Processors = {
  'prepare-round': prepareRound,
  'open-round': openRound,
  'close-round': closeRound,
  'seal-round': sealRound,
  'run-calendar': runCalendar,
  'tick-rounds': tickRounds,
  'compute-round': computeRound,
}
