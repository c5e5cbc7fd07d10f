import type { Expression } from '../../protocol/form/expression.ts'

/** The answers and calculated values of the form that an expression reads, by their keys. */
export function readsOf(expression: Expression): string[] {
  if (!Array.isArray(expression)) return []
  const [head, scope, key] = expression
  const isOwn = head === 'ref' && (scope === 'answers' || scope === 'values')
  return isOwn ? [String(key)] : expression.flatMap(readsOf)
}
