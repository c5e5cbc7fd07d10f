import { runner, type Scope } from '../evaluate.ts'
import type { Expression } from '../expression.ts'

/** A condition made ready to run; it holds when it comes out as `true` itself, as survey-core has it. */
export function condition(expression: Expression): (scope: Scope) => boolean {
  if (expression === true || expression === false) return () => expression
  const run = runner(expression)
  const key = JSON.stringify(expression)
  // Authors repeat long conditions on question after question: within one check each is decided once.
  const isShared = key.length > 120 && !/"(?:row|up|place|each)"/.test(key)
  if (!isShared) return (scope) => run(scope) === true
  return (scope) => {
    const decided = scope.memo?.get(key)
    if (decided !== undefined) return decided
    const holds = run(scope) === true
    scope.memo?.set(key, holds)
    return holds
  }
}
