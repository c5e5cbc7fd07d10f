import type { Expression } from './expression.ts'

/** A sentence in the languages there are. `en` is left out when it was not written. */
export interface Text {
  readonly 'zh-CN': Line
  readonly en?: Line
}

/** A plain string, or a string with answers piped in: each `{ref}` shows what `display.ts` says. */
export type Line = string | readonly (string | { readonly ref: Expression })[]
