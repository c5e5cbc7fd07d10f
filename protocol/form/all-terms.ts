import { alignDates } from './align-dates.ts'
import { sumNamed } from './arithmetic.ts'
import { callNamed } from './calls.ts'
import { isTrue, type Runner, runner } from './evaluate.ts'
import type { Expression } from './expression.ts'
import type { Terms } from './terms.ts'

/** Everything conditions may use. */
export const allTerms: Terms = {
  runner: ([operator, ...rest]) => (operator === 'call' ? call(rest) : sum(operator, rest)),
  alignDates,
}

function sum(sign: string, [left = null, right = null]: readonly Expression[]): Runner {
  const operate = sumNamed(sign)
  if (operate === undefined) throw new RangeError(`allTerms: unknown operator ${sign}`)
  const [one, other] = [runner(left), runner(right)]
  return (scope) => operate(one(scope), other(scope), scope.terms)
}

function call([name, ...rest]: readonly Expression[]): Runner {
  const run = callNamed(String(name))
  if (run === undefined) throw new RangeError(`allTerms: unknown function ${String(name)}`)
  const last = rest.at(-1)
  const each = Array.isArray(last) && last[0] === 'each' ? runner(last[1] ?? null) : undefined
  const sides = (each === undefined ? rest : rest.slice(0, -1)).map(runner)
  return (scope) => {
    const values = sides.map((side) => side(scope))
    if (each !== undefined)
      values.push((row: Record<string, unknown>): boolean => isTrue(each({ ...scope, row })))
    return run(values, scope.now)
  }
}
