import { isJobName } from '../../runtime/queue.ts'
import { processors } from '../../worker/processors.ts'
import { runJob } from '../../worker/run-job.ts'
import type { Stage } from './stage.ts'

/** Runs what a round has asked for, e.g. its figures, by the workers' own processors. */
export async function computeFigures({ services, jobs }: Stage, round: string): Promise<void> {
  for (const { name, payload } of jobs.take(round)) {
    if (!isJobName(name)) throw new Error(`computeFigures: no job is called ${name}`)
    await runJob(processors, name, payload, services, {
      signal: new AbortController().signal,
      progress: async () => undefined,
    })
  }
}
