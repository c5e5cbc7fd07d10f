import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { evaluationJobs } from '../evaluation/jobs.ts'
import { surveysJobs } from '../surveys/jobs.ts'
import type { Config } from './config.ts'

/** Every job there is; `worker/processors.ts` must have a processor for each or it does not compile. */
export const jobs = { ...surveysJobs, ...evaluationJobs } as const

export type JobName = keyof typeof jobs
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]>

/** What travels through the queue; the payload is parsed again by the worker. */
export const QueuedJob = z.strictObject({
  /** The outbox row behind the job; absent for jobs that a schedule makes. */
  outbox: z.string().optional(),
  payload: z.record(z.string(), z.unknown()),
})

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name)

export const queueName = 'work'

/** BullMQ's own connection; workers block on it, so it never gives up a request. */
export const connectQueueRedis = (config: Config) =>
  new Redis(config.redisUrl, { maxRetriesPerRequest: null, lazyConnect: true })

export function openQueue(config: Config) {
  const connection = connectQueueRedis(config)
  // A lost connection is met by the next attempt; the outbox keeps the work meanwhile.
  connection.on('error', () => undefined)
  const queue = new Queue(queueName, { connection, prefix: config.namespace })
  queue.on('error', () => undefined)
  return {
    queue,
    connection,
    async close() {
      await queue.close()
      connection.disconnect()
    },
  }
}

export type WorkQueue = ReturnType<typeof openQueue>
