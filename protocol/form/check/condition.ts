import type { Expression } from '../expression.ts'
import { type Condition, decide } from './decide.ts'

export type { Condition } from './decide.ts'

/** Shorter conditions are decided faster than they are looked up. */
const long = 120

/** Reads what differs from row to row and from entry to entry. */
const isOfPlace = (spelling: string): boolean => /"(?:row|up|place|each)"/.test(spelling)

/**
 * The conditions of one form, made ready. Authors repeat long ones on question after question: within one check
 * each is decided once.
 */
export function conditions(): (expression: Expression) => Condition {
  const known = new Map<string, Condition>()
  return (expression) => {
    const spelling = JSON.stringify(expression)
    if (spelling.length <= long || isOfPlace(spelling)) return decide(expression)
    const ready = known.get(spelling) ?? decideOnce(decide(expression))
    known.set(spelling, ready)
    return ready
  }
}

function decideOnce(condition: Condition): Condition {
  let under: object | undefined
  let holds = false
  return (scope) => {
    if (scope.once === undefined) return condition(scope)
    if (scope.once === under) return holds
    holds = condition(scope)
    under = scope.once
    return holds
  }
}
