import type { Queue } from 'bullmq'

const tz = 'Asia/Shanghai'

const tickEvery = 5_000

/** The queue counts from the turn before; after a clock was set back that one would lie far ahead. */
async function forgetFarTick(queue: Queue): Promise<void> {
  const next = (await queue.getJobScheduler('tick-rounds'))?.next ?? 0
  if (next > Date.now() + 2 * tickEvery) await queue.removeJobScheduler('tick-rounds')
}

/**
 * What happens by the clock. A schedule only asks "what is due?"; the documents answer, so a tick that is
 * missed or doubled changes nothing.
 */
export async function installSchedules(queue: Queue): Promise<void> {
  const opts = { removeOnComplete: true, removeOnFail: 100 }
  await forgetFarTick(queue)
  await queue.upsertJobScheduler(
    'tick-rounds',
    { every: tickEvery },
    { name: 'tick-rounds', data: { payload: {} }, opts },
  )
  await queue.upsertJobScheduler(
    'run-calendar',
    { pattern: '*/5 * * * *', tz },
    { name: 'run-calendar', data: { payload: {} }, opts },
  )
}
