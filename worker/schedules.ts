import type { Queue } from 'bullmq'

const tz = 'Asia/Shanghai'

/**
 * What happens by the clock. A schedule only asks "what is due?"; the documents answer, so a tick that is
 * missed or doubled changes nothing.
 */
export async function installSchedules(queue: Queue): Promise<void> {
  const opts = { removeOnComplete: true, removeOnFail: 100 }
  await queue.upsertJobScheduler(
    'tick-rounds',
    { every: 5_000 },
    { name: 'tick-rounds', data: { payload: {} }, opts },
  )
  await queue.upsertJobScheduler(
    'run-calendar',
    { pattern: '*/5 * * * *', tz },
    { name: 'run-calendar', data: { payload: {} }, opts },
  )
}
