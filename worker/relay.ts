import type { Queue } from 'bullmq'
import type { Outbox } from '../runtime/outbox.store.ts'

/**
 * Hands due outbox rows to the queue. The row's id is the job's id, so handing one over twice makes one job,
 * and a crash between the two lines only means that the row is handed over again.
 */
export async function relay(outbox: Outbox, queue: Queue): Promise<number> {
  const rows = await outbox.due(200)
  if (rows.length === 0) return 0
  await queue.addBulk(
    rows.map((row) => ({
      name: row.name,
      data: { outbox: row.id, payload: row.payload },
      opts: {
        jobId: row.id,
        attempts: 5,
        backoff: { type: 'exponential', delay: 1000 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    })),
  )
  await outbox.sent(rows.map((row) => row.id))
  return rows.length
}
