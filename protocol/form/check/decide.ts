import { chain, runner, type Scope } from '../evaluate.ts'
import type { Expression, Operation } from '../expression.ts'
import { operatorNamed } from '../operators.ts'
import { anyAnswer } from './any-answer.ts'

/** Whether something holds. */
export type Condition = (scope: Scope) => boolean

/** Makes a condition ready to run; it holds when it comes out as `true` itself, as survey-core has it. */
export function decide(expression: Expression): Condition {
  if (typeof expression !== 'object' || expression === null) return () => expression === true
  return truth(expression) ?? exactly(expression)
}

function exactly(expression: Expression): Condition {
  const run = runner(expression)
  return (scope) => run(scope) === true
}

/** Ready without the general machinery, where it comes out as a truth value whatever was answered. */
function truth(expression: Expression): Condition | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined
  const [sign] = expression
  if (sign === 'or')
    return anyAnswer(chain(sign, expression), exactly(expression)) ?? either(expression)
  if (sign === 'and') return both(expression)
  if (sign === '=') return anyAnswer([expression], exactly(expression)) ?? exactly(expression)
  return isTruth(expression) ? exactly(expression) : undefined
}

const isTruth = ([sign]: Operation): boolean =>
  sign === 'not' || sign === 'empty' || sign === 'notempty' || operatorNamed(sign) !== undefined

function truths(sign: 'and' | 'or', expression: Operation): Condition[] | undefined {
  const sides = chain(sign, expression).map(truth)
  const known = sides.filter((side) => side !== undefined)
  return known.length === sides.length ? known : undefined
}

function either(expression: Operation): Condition | undefined {
  const sides = truths('or', expression)
  if (sides === undefined) return undefined
  return (scope) => {
    for (const holds of sides) if (holds(scope)) return true
    return false
  }
}

function both(expression: Operation): Condition | undefined {
  const sides = truths('and', expression)
  if (sides === undefined) return undefined
  return (scope) => {
    for (const holds of sides) if (!holds(scope)) return false
    return true
  }
}
