import type { JobSink } from '../../surveys/index.ts'

type Job = Parameters<JobSink['put']>[0][number]

/** The story's own deferred work: run by the script at the story's instants, never seen by a worker. */
export function ownJobs() {
  let waiting: Job[] = []
  return {
    put: async (jobs: readonly Job[]): Promise<void> => {
      for (const job of jobs)
        if (job.key === undefined || waiting.every(({ key }) => key !== job.key)) waiting.push(job)
    },
    /** Hands out what a round has asked for. */
    take(round: string): readonly Job[] {
      const taken = waiting.filter(({ payload }) => payload.round === round)
      waiting = waiting.filter((job) => !taken.includes(job))
      return taken
    },
  }
}

export type OwnJobs = ReturnType<typeof ownJobs>
