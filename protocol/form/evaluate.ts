import { callNamed } from './calls.ts'
import { isEmpty, isNumber, isRecord, toNumber } from './compare.ts'
import type { Expression } from './expression.ts'
import { operatorNamed } from './operators.ts'

/** What a condition may read. `row` is the row or entry it stands in, `up` the one around that. */
export interface Scope {
  readonly answers: Readonly<Record<string, unknown>>
  /** The instant of answering, in milliseconds. */
  readonly now: number
  readonly row?: Readonly<Record<string, unknown>>
  readonly up?: Readonly<Record<string, unknown>>
  /** `rowIndex` (from 1), `rowName`, `panelIndex` (from 0). */
  readonly place?: Readonly<Record<string, unknown>>
  /** Calculated values. */
  readonly values?: Readonly<Record<string, unknown>>
  readonly outside?: Readonly<Record<string, unknown>>
}

/** An expression made ready to run many times. */
export type Runner = (scope: Scope) => unknown

/**
 * Makes an expression ready to run; unknown operators and functions are a RangeError here, never while
 * running. Every run is pure, total and bounded by the size of the expression and of the answers.
 */
export function runner(expression: Expression): Runner {
  if (typeof expression !== 'object' || expression === null) return () => expression
  const [operator, ...rest] = expression
  if (operator === 'ref') return reference(rest)
  if (operator === 'call') return call(rest)
  const sides = rest.map(runner)
  const [left = nothing, right = nothing] = sides
  if (operator === 'array') return (scope) => sides.map((side) => side(scope))
  if (operator === 'not') return (scope) => !left(scope)
  if (operator === 'empty') return (scope) => isEmpty(left(scope))
  if (operator === 'notempty') return (scope) => !isEmpty(left(scope))
  return binary(operator, left, right)
}

const nothing: Runner = () => undefined

function binary(sign: string, left: Runner, right: Runner): Runner {
  const operate = operatorNamed(sign)
  if (operate === undefined) throw new RangeError(`runner: unknown operator ${sign}`)
  return (scope) => operate(left(scope), right(scope))
}

const scopes: Record<string, (scope: Scope) => unknown> = {
  answers: (scope) => scope.answers,
  row: (scope) => scope.row,
  up: (scope) => scope.up,
  place: (scope) => scope.place,
  values: (scope) => scope.values,
  outside: (scope) => scope.outside,
}

function reference([name, ...steps]: readonly Expression[]): Runner {
  const root = typeof name === 'string' && Object.hasOwn(scopes, name) ? scopes[name] : undefined
  if (root === undefined) throw new RangeError(`runner: unknown scope ${String(name)}`)
  const [first] = steps
  if (steps.length === 1 && typeof first === 'string')
    return (scope) => read(step(root(scope), first))
  return (scope) => read(steps.reduce<unknown>(step, root(scope)))
}

function step(value: unknown, key: unknown): unknown {
  if (typeof key === 'number' && Array.isArray(value)) return value.at(key)
  if (key === 'length' && (Array.isArray(value) || typeof value === 'string')) return value.length
  if (typeof key !== 'string' || !isRecord(value)) return undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/** An answer as conditions read it: a text that spells a number or a truth value counts as that. */
function read(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value
  const lower = value.toLowerCase()
  if (lower === 'true' || lower === 'false') return lower === 'true'
  if (/^(['"]).*['"]$/s.test(value) && value.length > 1) return value.slice(1, -1)
  if (!isNumber(value) || isPaddedWithZero(value)) return value
  return toNumber(value)
}

const isPaddedWithZero = (text: string): boolean =>
  /^0./.test(text) && !text.startsWith('0x') && !/^0[.,]./.test(text)

function call([name, ...rest]: readonly Expression[]): Runner {
  const run = typeof name === 'string' ? callNamed(name) : undefined
  if (run === undefined) throw new RangeError(`runner: unknown function ${String(name)}`)
  const last = rest.at(-1)
  const each = Array.isArray(last) && last[0] === 'each' ? runner(last[1] ?? null) : undefined
  const sides = (each === undefined ? rest : rest.slice(0, -1)).map(runner)
  if (each === undefined) {
    return (scope) =>
      run(
        sides.map((side) => side(scope)),
        scope.now,
      )
  }
  return (scope) => {
    const test = (row: Record<string, unknown>): boolean => isTrue(each({ ...scope, row }))
    return run([...sides.map((side) => side(scope)), test], scope.now)
  }
}

/** Whether the result of a check counts as true: `true`, `1` or `"1"`. */
export const isTrue = (value: unknown): boolean =>
  value === true ||
  ((typeof value === 'number' || typeof value === 'string') && Number(value) === 1)

/** A condition made ready to run; it holds when it comes out as `true` itself, as survey-core has it. */
export function condition(expression: Expression): (scope: Scope) => boolean {
  if (expression === true || expression === false) return () => expression
  const run = runner(expression)
  return (scope) => run(scope) === true
}

const kept = new WeakMap<object, (scope: Scope) => boolean>()

/** Whether a condition holds; each expression object is made ready once. */
export function holds(expression: Expression, scope: Scope): boolean {
  if (typeof expression !== 'object' || expression === null) return expression === true
  const ready = kept.get(expression) ?? condition(expression)
  kept.set(expression, ready)
  return ready(scope)
}
