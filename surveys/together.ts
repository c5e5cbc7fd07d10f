import type { Database } from '../basics/database.ts'

/** Runs work in the register's open transaction, or in one of its own: all of it is stored, or nothing. */
export type Together = <Result>(work: () => Promise<Result>) => Promise<Result>

export const together =
  (register: Database): Together =>
  async (work) => {
    if (storage(register)?.getStore()?.session) return work()
    return register.transaction(() => work())
  }

/** Mongoose keeps the session of the running transaction here; its types do not say so. */
const storage = (
  register: Database,
): { getStore(): { session?: unknown } | undefined } | undefined =>
  Reflect.get(register.base, 'transactionAsyncLocalStorage')
