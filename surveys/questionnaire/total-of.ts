import type { Expression } from '../../protocol/form/expression.ts'
import type { Known } from './names.ts'
import { textAt } from './node.ts'

const kinds = new Set(['sum', 'count', 'min', 'max', 'avg'])

/** What the total of a column is, from the answers of its table; undefined where it has none. */
export function totalOf(
  table: Known,
  column: Known,
  scope: 'answers' | 'row',
): Expression | undefined {
  const kind = textAt(column.node, 'totalType') ?? ''
  return kinds.has(kind)
    ? ['call', `${kind}InArray`, ['ref', scope, table.key], column.key]
    : undefined
}
