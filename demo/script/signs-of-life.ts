import type { Demo } from '../../runtime/demo.ts'

/** Milliseconds between two signs. */
const beat = 10_000

/** Tells the house how far a loading is, now and while nothing new is heard, until it ends. */
export function signsOfLife(demo: Demo) {
  let heard: Parameters<Demo['progress']> = [0, 1, '']
  let last = Promise.resolve()
  const say = () => {
    last = last.catch(() => undefined).then(() => demo.progress(...heard))
    return last
  }
  // A sign that does not arrive is made up for by the next one.
  const beating = setInterval(() => say().catch(() => undefined), beat)
  return {
    progress: (...next: typeof heard): Promise<void> => {
      heard = next
      return say()
    },
    /** Resolves when no sign is on its way any more. */
    async end(): Promise<void> {
      clearInterval(beating)
      await last.catch(() => undefined)
    },
  }
}
