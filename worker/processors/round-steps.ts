import type { Processor } from '../job.ts'

/** Idempotent: keys that exist are kept, and a manifest is signed once. */
export const prepareRound: Processor<'prepare-round'> = (payload, { surveys }) =>
  surveys.round.prepare(payload)

/** Idempotent: only a planned round opens, and the decision is stored once. */
export const openRound: Processor<'open-round'> = (payload, { surveys }) =>
  surveys.round.open(payload)

/** Idempotent: only an open round closes, and the decision is stored once. */
export const closeRound: Processor<'close-round'> = (payload, { surveys }) =>
  surveys.round.close(payload)

/** Idempotent: sealing is a function of the pending set and the last head, and batch numbers are unique. */
export const sealRound: Processor<'seal-round'> = (payload, { surveys }) =>
  surveys.seal.run(payload)

/** Idempotent: each (series, period) has one round. */
export const runCalendar: Processor<'run-calendar'> = async (_payload, { surveys }) =>
  String(await surveys.series.runCalendar())

/** Idempotent: it only puts keyed jobs for what is due. */
export const tickRounds: Processor<'tick-rounds'> = async (_payload, { surveys }) =>
  String(await surveys.round.tick())
