import type { Form } from '../../protocol/form/form.ts'
import { type Checker, checker } from './checker.ts'

/** Checkers of the forms in use, by form hash; the least recently used one gives way. */
export function checkerCache(capacity = 200) {
  const kept = new Map<string, Checker>()
  return {
    /** The checker of a form, built at most once while it stays in use. */
    of(hash: string, form: Form): Checker {
      const ready = kept.get(hash) ?? checker(form)
      kept.delete(hash)
      kept.set(hash, ready)
      const [oldest] = kept.keys()
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest)
      return ready
    },
    /** How many are kept. */
    get size(): number {
      return kept.size
    },
  }
}

export type CheckerCache = ReturnType<typeof checkerCache>
