import { isJobName } from '../../runtime/queue.ts'
import { processors } from '../../worker/processors.ts'
import { runJob } from '../../worker/run-job.ts'
import type { Stage } from './stage.ts'

/** Runs what a round has asked for, e.g. its figures, by the workers' own processors. */
export async function computeFigures({ services }: Stage, round: string): Promise<void> {
  const { outbox } = services
  const rows = (await outbox.due(1000)).filter(({ payload }) => payload.round === round)
  for (const row of rows) {
    if (!isJobName(row.name)) throw new Error(`computeFigures: no job is called ${row.name}`)
    const outcome = await runJob(processors, row.name, row.payload, services, {
      signal: new AbortController().signal,
      progress: async () => undefined,
    })
    await outbox.finish(row.id, 'done', outcome)
  }
}
