import { Failure } from '../../basics/failure.ts'

/** What became of one document: written now, or already there under the same `_id`. */
export type Written = 'inserted' | 'duplicate'

export interface CommitterOptions<Document> {
  /**
   * Writes a batch and returns one outcome per document, in order, once a journaled majority has it. Throws
   * when the store could not confirm the batch; then no document of it is acknowledged.
   */
  readonly insert: (documents: readonly Document[]) => Promise<readonly Written[]>
  readonly maxBatch?: number
  /** Batches under way at once. */
  readonly inFlight?: number
  /** So many documents are worth a batch beside another one; fewer wait until none is under way. */
  readonly enough?: number
  /** Documents that may wait; the next one is refused. */
  readonly bound?: number
  /** Milliseconds a document may wait before its batch; then it is refused, not written late. */
  readonly patience?: number
  /** 0 up to 1, spreads the refused over time. */
  readonly jitter: () => number
  /** The clock for `patience`, in milliseconds. */
  readonly clock: () => number
}

interface Waiting<Document> {
  readonly document: Document
  readonly since: number
  readonly resolve: (written: Written) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Group commit without a timer: what one turn of the event loop brings is written together, and whatever arrives
 * while a batch is under way is the next one. At low load a document waits for one journal write and nothing
 * else; under load one journal write carries hundreds.
 *
 * @returns `add`, which resolves after the journaled majority write; throws `too-many-requests` when the queue is
 * full and `unavailable` when the store could not confirm (the sender repeats the same bytes, which is harmless).
 */
export function committer<Document>(options: CommitterOptions<Document>) {
  const { insert, maxBatch = 500, inFlight = 2, enough = 100 } = options
  const { bound = 5_000, patience = 10_000, jitter, clock } = options
  let queue: Waiting<Document>[] = []
  let flying = 0
  let idle: (() => void)[] = []
  let isScheduled = false

  const unconfirmed = (cause?: unknown) =>
    new Failure('unavailable', '暂时无法确认保存，请稍后用同样的内容再发一次。', {
      cause,
      retryAfter: 1 + Math.floor(jitter() * 5),
    })

  function refuseLate(batch: readonly Waiting<Document>[]): Waiting<Document>[] {
    const oldest = clock() - patience
    for (const { since, reject } of batch) if (since < oldest) reject(unconfirmed())
    return batch.filter(({ since }) => since >= oldest)
  }

  async function commit(batch: readonly Waiting<Document>[]): Promise<void> {
    if (batch.length === 0) return
    try {
      const outcomes = await insert(batch.map(({ document }) => document))
      batch.forEach(({ resolve }, place) => {
        resolve(outcomes[place] ?? 'duplicate')
      })
    } catch (cause) {
      for (const { reject } of batch) reject(unconfirmed(cause))
    }
  }

  const isDue = () => queue.length >= (flying === 0 ? 1 : enough) && flying < inFlight

  function pump(): void {
    isScheduled = false
    while (isDue()) {
      const batch = queue.slice(0, maxBatch)
      queue = queue.slice(maxBatch)
      flying += 1
      void commit(refuseLate(batch)).then(() => {
        flying -= 1
        schedule()
      })
    }
    if (flying === 0 && queue.length === 0) {
      for (const done of idle) done()
      idle = []
    }
  }

  /** At the end of this turn of the event loop: whoever's request was read in it is in the batch. */
  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(pump)
  }

  return {
    add(document: Document): Promise<Written> {
      if (queue.length >= bound)
        return Promise.reject(
          new Failure('too-many-requests', '同时提交的人太多，请稍后再试，答案还在您的手机上。', {
            retryAfter: 2 + Math.floor(jitter() * 8),
          }),
        )
      return new Promise<Written>((resolve, reject) => {
        queue.push({ document, since: clock(), resolve, reject })
        schedule()
      })
    },
    /** Resolves once nothing is waiting or under way. */
    drained(): Promise<void> {
      if (flying === 0 && queue.length === 0) return Promise.resolve()
      return new Promise((resolve) => {
        idle.push(resolve)
      })
    },
    waiting: () => queue.length,
  }
}

export type Committer<Document> = ReturnType<typeof committer<Document>>
