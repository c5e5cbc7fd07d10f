import type { Services } from '../runtime/compose.ts'
import type { JobName, Payload } from '../runtime/queue.ts'

/** One word for the log and the workbench, e.g. `opened`, `unchanged`. */
export type Outcome = string

export interface JobContext {
  /** Aborted when the worker is told to stop; long loops look at it between steps. */
  readonly signal: AbortSignal
  /** Shown on the workbench while the job runs, and a sign of life. */
  readonly progress: (done: number, total: number, note: string) => Promise<void>
}

/** What a processor is: ids in, the house to work with, an outcome out. */
export type Processor<Name extends JobName> = (
  payload: Payload<Name>,
  services: Services,
  context: JobContext,
) => Promise<Outcome>

export type Processors = { readonly [Name in JobName]: Processor<Name> }
