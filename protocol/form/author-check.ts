import type { Expression } from './expression.ts'
import type { Text } from './text.ts'

/** A check on an answer that is there; `say` replaces the usual sentence. */
export type Check = (
  | { readonly is: 'email' }
  | { readonly is: 'number'; readonly min?: number; readonly max?: number }
  | {
      readonly is: 'length'
      readonly min?: number
      readonly max?: number
      readonly noDigits?: true
    }
  | { readonly is: 'count'; readonly min?: number; readonly max?: number }
  | { readonly is: 'pattern'; readonly source: string; readonly ignoreCase?: true }
  | { readonly is: 'expression'; readonly holds: Expression }
) & { readonly say?: Text }
