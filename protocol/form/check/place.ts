import type { Expression } from '../expression.ts'

/** An answer by its key, or the answer of one row under it. */
export interface Place {
  readonly key: string
  readonly row: string | undefined
}

const isOwn = (name: unknown): name is string =>
  typeof name === 'string' && name !== 'length' && !(name in Object.prototype)

/** `['ref', 'answers', key]` and `['ref', 'answers', key, row]` with keys that no object has by nature; else undefined. */
export function placeIn(expression: Expression | undefined): Place | undefined {
  if (!Array.isArray(expression) || expression[0] !== 'ref' || expression[1] !== 'answers') return
  const [, , key, row] = expression
  if (expression.length > 4 || !isOwn(key)) return undefined
  return row === undefined || isOwn(row) ? { key, row } : undefined
}
