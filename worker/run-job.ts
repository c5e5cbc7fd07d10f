import type { Services } from '../runtime/compose.ts'
import { type JobName, jobs } from '../runtime/queue.ts'
import type { JobContext, Outcome, Processor, Processors } from './job.ts'

/** Parses the payload once more and runs the processor of that name. */
export async function runJob<Name extends JobName>(
  processors: Processors,
  name: Name,
  payload: unknown,
  services: Services,
  context: JobContext,
): Promise<Outcome> {
  const processor: Processor<Name> = processors[name]
  return processor(jobs[name].parse(payload) as Parameters<Processor<Name>>[0], services, context)
}
