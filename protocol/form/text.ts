import type { Expression } from './expression.ts'

/** A sentence in the languages there are. `en` is left out when it was not written. */
export interface Text {
  readonly 'zh-CN': Line
  readonly en?: Line
}

/** A plain string, or a string with answers put in. */
export type Line = string | readonly (string | Piped)[]

/** An answer in a text; `words` says what stands for a choice's value. */
export interface Piped {
  readonly ref: Expression
  readonly words?: { readonly [value: string]: string }
}
