import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * A clock for telling a history: inside `at` it stands at that instant, elsewhere it is the real one. Several
 * histories may be told at once, each at its own time.
 */
export function storyClock(real: () => Date) {
  const told = new AsyncLocalStorage<Date>()
  return {
    now: () => told.getStore() ?? real(),
    at: <Result>(instant: Date, work: () => Promise<Result>): Promise<Result> =>
      told.run(instant, work),
  }
}

export type StoryClock = ReturnType<typeof storyClock>
