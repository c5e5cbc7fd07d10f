import type { Scope } from '../evaluate.ts'
import type { Expression } from '../expression.ts'
import type { Element } from '../form.ts'
import type { Text } from '../text.ts'
import type { Condition } from './condition.ts'

/** What may be wrong with an answer; the page and the server have a sentence for each. */
export type Rule =
  | 'unknown'
  | 'hidden'
  | 'required'
  | 'kind'
  | 'choice'
  | 'repeated'
  | 'alone'
  | 'few'
  | 'many'
  | 'short'
  | 'long'
  | 'characters'
  | 'digits'
  | 'low'
  | 'high'
  | 'step'
  | 'date'
  | 'time'
  | 'email'
  | 'color'
  | 'pattern'
  | 'expression'
  | 'computed'
  | 'bytes'

/** One thing wrong: where (RFC 6901, from the answers), which rule, its limit, the author's own sentence. */
export interface Fault {
  readonly pointer: string
  readonly rule: Rule
  readonly limit?: number | string
  readonly say?: Text
}

/** One check under way. `at` is the pointer of the row or entry being checked; untidy texts land in `untidy`. */
export interface Run {
  scope: Scope
  at: string
  readonly faults: Fault[]
  readonly untidy: string[]
  /** UTF-16 units of free text so far. */
  written: number
}

/** Checks one value that is there; `pointer` is relative to `run.at`. */
export type ValueCheck = (value: unknown, run: Run) => void

/** How patterns are tested: RE2 on the server, the browser's own on the phone. */
export interface Tools {
  readonly pattern: (source: string, ignoreCase: boolean) => (text: string) => boolean
}

/** The check of a set of questions that answer into one object: the form, an entry, a row of a table. */
export interface SheetCheck {
  readonly check: (answers: Readonly<Record<string, unknown>>, run: Run) => void
}

/** The tools and how conditions and, for answers made of answers, sets of questions are made ready. */
export interface Kit extends Tools {
  readonly condition: (expression: Expression) => Condition
  readonly sheet: (elements: readonly Element[]) => SheetCheck
}

export const fault = (
  run: Run,
  pointer: string,
  rule: Rule,
  limit?: number | string,
  say?: Text,
): void => {
  run.faults.push({
    pointer: run.at + pointer,
    rule,
    ...(limit === undefined ? {} : { limit }),
    ...(say === undefined ? {} : { say }),
  })
}

/** `/` and the key, escaped as RFC 6901 wants. */
export const pointerTo = (key: string): string =>
  `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
