import type { RandomBytes } from './ids.ts'

/** What the world outside gives every verb, so that tests and the demo can give something else. */
export interface World {
  /** The server's clock. */
  readonly now: () => Date
  readonly random: RandomBytes
  readonly newId: () => string
}
