import type { Expression } from './expression.ts'

/**
 * An answer that is written by itself while a person answers. Only phones run these, on what a person has just
 * changed; the server checks what is sent and asks not how it came about.
 */
export interface Effect {
  /** The key of the answer. */
  readonly set: string
  /** What is written; left out: the answer is taken away. */
  readonly to?: Expression
  /** Left out: always. */
  readonly if?: Expression
  /** Runs when one of these answers has changed; left out: whenever any other answer has. */
  readonly on?: readonly string[]
  /** A default: written at the start, and later only while the answer still is what this wrote. */
  readonly usual?: true
}
