import { type Job, Worker } from 'bullmq'
import { Failure } from '../basics/failure.ts'
import type { Services } from '../runtime/compose.ts'
import { connectQueueRedis, isJobName, openQueue, QueuedJob, queueName } from '../runtime/queue.ts'
import type { Outcome, Processors } from './job.ts'
import { relay } from './relay.ts'
import { runJob } from './run-job.ts'
import { installSchedules } from './schedules.ts'

const relayEvery = 300

async function perform(
  job: Job,
  services: Services,
  processors: Processors,
  signal: AbortSignal,
): Promise<Outcome> {
  const { outbox: id, payload } = QueuedJob.parse(job.data)
  if (!isJobName(job.name)) throw new Error(`no processor for the job ${job.name}`)
  const { outbox, log } = services
  try {
    const outcome = await runJob(processors, job.name, payload, services, {
      signal,
      progress: async (done, total, note) => {
        if (id !== undefined) await outbox.progress(id, done, total, note)
      },
    })
    if (id !== undefined) await outbox.finish(id, 'done', outcome)
    log.info({ job: job.name, outcome }, 'job done')
    return outcome
  } catch (error) {
    return giveUp(job, id, services, error)
  }
}

/** A Failure ends the job at once; anything else is tried again until the attempts are used up. */
async function giveUp(
  job: Job,
  id: string | undefined,
  { outbox, log }: Services,
  error: unknown,
): Promise<Outcome> {
  const foreseen = error instanceof Failure
  const last = foreseen || job.attemptsMade + 1 >= (job.opts.attempts ?? 1)
  log.error({ job: job.name, outbox: id, error, last }, 'job failed')
  if (id !== undefined && last)
    await outbox.finish(id, 'failed', foreseen ? error.detail : '系统出错了')
  if (foreseen) return `failed: ${error.code}`
  throw error
}

/** One loop: relays the outbox, runs what arrives, and stops cleanly. */
export async function work(services: Services, processors: Processors) {
  const { config, log, outbox, world } = services
  const stopping = new AbortController()
  const { queue, connection: hints, close } = openQueue(config)
  await installSchedules(queue)
  const renewSchedules = () => {
    installSchedules(queue).catch((error: unknown) => log.warn({ error }, 'schedules'))
  }
  // A Valkey that comes back empty has forgotten them.
  hints.on('ready', renewSchedules)
  const connection = connectQueueRedis(config)
  connection.on('error', () => undefined)
  const worker = new Worker(
    queueName,
    (job) => perform(job, services, processors, stopping.signal),
    {
      connection,
      prefix: config.namespace,
      concurrency: 2,
      lockDuration: config.jobSeconds * 1000,
      stalledInterval: config.jobSeconds * 500,
    },
  )
  worker.on('error', (error) => log.warn({ error: error.message }, 'queue'))
  const turn = async () => {
    let seen = world.now()
    while (!stopping.signal.aborted) {
      const instant = world.now()
      if (instant < seen) renewSchedules()
      seen = instant
      await relay(outbox, queue).catch((error: unknown) => log.warn({ error }, 'relay'))
      await new Promise((resolve) => setTimeout(resolve, relayEvery))
    }
  }
  const relaying = turn()
  return {
    async stop() {
      stopping.abort()
      await relaying
      await worker.close()
      connection.disconnect()
      await close()
    },
  }
}
