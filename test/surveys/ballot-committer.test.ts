import { describe, expect, it } from 'vitest'
import { Failure } from '../../basics/failure.ts'
import { type CommitterOptions, committer, type Written } from '../../surveys/ballot/committer.ts'

/** A store whose writes end when the test says so. */
function slowStore() {
  const batches: number[][] = []
  const ends: ((error?: unknown) => void)[] = []
  const options: CommitterOptions<number> = {
    insert: (documents) =>
      new Promise<Written[]>((resolve, reject) => {
        batches.push([...documents])
        ends.push((error) =>
          error === undefined ? resolve(documents.map(() => 'inserted')) : reject(error),
        )
      }),
    jitter: () => 0.5,
    clock: () => 0,
  }
  return { batches, end: (place: number, error?: unknown) => ends[place]?.(error), options }
}

/** Two turns of the event loop: in the first a batch leaves or its outcome arrives, in the next it leaves. */
async function settle() {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('group commit', () => {
  it('writes what one turn brings at once and everything that arrives meanwhile as the next batch', async () => {
    const store = slowStore()
    const { add } = committer(store.options)
    const first = [1, 2].map((each) => add(each))
    await settle()
    expect(store.batches).toEqual([[1, 2]])
    const later = [3, 4].map((each) => add(each))
    await settle()
    const last = add(5)
    await settle()
    expect(store.batches).toEqual([[1, 2]])
    store.end(0)
    await settle()
    expect(store.batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
    store.end(1)
    const written = await Promise.all([...first, ...later, last])
    expect(written).toEqual(Array(5).fill('inserted'))
  })

  it('keeps at most two batches under way, the second only when enough wait, and none above its size', async () => {
    const store = slowStore()
    const { add, drained } = committer({ ...store.options, maxBatch: 3, enough: 2 })
    const all = Promise.all(Array.from({ length: 10 }, (_, each) => add(each)))
    await settle()
    expect(store.batches).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    store.end(0)
    await settle()
    expect(store.batches[2]).toEqual([6, 7, 8])
    store.end(1)
    await settle()
    expect(store.batches).toHaveLength(3)
    store.end(2)
    await settle()
    store.end(3)
    await Promise.all([all, drained()])
    expect(store.batches.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('acknowledges nothing of a batch the store did not confirm', async () => {
    const store = slowStore()
    const { add } = committer(store.options)
    const first = add(1)
    await settle()
    const others = Promise.allSettled([add(2), add(3)])
    store.end(0)
    await first
    await settle()
    store.end(1, new Error('no majority'))
    for (const outcome of await others) {
      expect(outcome.status).toBe('rejected')
      const reason = outcome.status === 'rejected' ? outcome.reason : undefined
      expect(reason instanceof Failure && reason.code).toBe('unavailable')
      expect(reason.retryAfter).toBeGreaterThan(0)
    }
  })

  it('refuses what does not fit the queue, with a time to come back', async () => {
    const store = slowStore()
    const { add, waiting } = committer({ ...store.options, bound: 2 })
    const taken = [add(1)]
    await settle()
    taken.push(add(2), add(3))
    expect(waiting()).toBe(2)
    await expect(add(4)).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 6 })
    store.end(0)
    await settle()
    store.end(1)
    expect(await Promise.all(taken)).toHaveLength(3)
  })

  it('refuses rather than writes late what has waited too long', async () => {
    const store = slowStore()
    let instant = 0
    const { add } = committer({ ...store.options, patience: 10, clock: () => instant })
    const first = add(1)
    await settle()
    const late = add(2)
    instant = 11
    store.end(0)
    await expect(late).rejects.toMatchObject({ code: 'unavailable' })
    expect(await first).toBe('inserted')
    expect(store.batches).toEqual([[1]])
  })
})
