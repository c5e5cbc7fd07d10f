import { isEmpty, isNumber, isRecord, toNumber } from './compare.ts'
import type { Expression } from './expression.ts'
import { operatorNamed } from './operators.ts'
import type { Operator, Terms } from './terms.ts'

/** What a condition may read and use. `row` is the row or entry it stands in, `up` the one around that. */
export interface Scope {
  readonly answers: Readonly<Record<string, unknown>>
  /** The instant of answering, in milliseconds. */
  readonly now: number
  /** Null: none of these conditions calls, sums or reads dates. */
  readonly terms: Terms | null
  readonly row?: Readonly<Record<string, unknown>>
  readonly up?: Readonly<Record<string, unknown>>
  /** `rowIndex` (from 1), `rowName`, `panelIndex` (from 0). */
  readonly place?: Readonly<Record<string, unknown>>
  /** Calculated values. */
  readonly values?: Readonly<Record<string, unknown>>
  readonly outside?: Readonly<Record<string, unknown>>
  /** Long conditions already decided for these very answers; only where the answers stand still. */
  readonly memo?: Map<string, boolean>
}

/** An expression made ready to run many times. */
export type Runner = (scope: Scope) => unknown

/**
 * Makes an expression ready to run. Every run is pure, total and bounded by the size of the expression and of the
 * answers.
 * @throws RangeError when run with an operator or function that is unknown; publishing refuses these
 */
export function runner(expression: Expression): Runner {
  if (typeof expression !== 'object' || expression === null) return () => expression
  const [operator, ...rest] = expression
  if (operator === 'ref') return reference(rest)
  if (operator === 'call') return call(rest)
  if (operator === 'and' || operator === 'or') return junction(operator, expression)
  const sides = rest.map(runner)
  const [left = nothing, right = nothing] = sides
  if (operator === 'array') return (scope) => sides.map((side) => side(scope))
  if (operator === 'not') return (scope) => !left(scope)
  if (operator === 'empty') return (scope) => isEmpty(left(scope))
  if (operator === 'notempty') return (scope) => !isEmpty(left(scope))
  return operator === '=' && typeof rest[1] === 'number'
    ? equalsNumber(left, rest[1])
    : binary(operator, left, right)
}

const nothing: Runner = () => undefined

function binary(sign: string, left: Runner, right: Runner): Runner {
  const operate = operatorNamed(sign) ?? sum(sign)
  return (scope) => operate(left(scope), right(scope), scope.terms)
}

const sum =
  (sign: string): Operator =>
  (left, right, terms) => {
    const operate = terms?.sumNamed(sign)
    if (operate === undefined) throw new RangeError(`runner: unknown operator ${sign}`)
    return operate(left, right, terms)
  }

/** The most frequent condition of all: an answer beside a number. */
function equalsNumber(left: Runner, number: number): Runner {
  const generic = binary('=', left, () => number)
  return (scope) => {
    const value = left(scope)
    if (typeof value === 'number') return value === number
    return value === undefined ? false : generic(scope)
  }
}

/** A chain of `and`s or `or`s: truth values are decided at once, later sides run only where they matter. */
function junction(sign: 'and' | 'or', expression: Expression): Runner {
  const sides = chain(sign, expression).map(runner)
  const operate = operatorNamed(sign) ?? sum(sign)
  const isOr = sign === 'or'
  return (scope) => {
    let result = sides[0]?.(scope)
    for (let place = 1; place < sides.length; place += 1) {
      if (result === isOr) return isOr
      const other = sides[place]?.(scope)
      result =
        typeof result === 'boolean' && typeof other === 'boolean'
          ? other
          : operate(result, other, scope.terms)
    }
    return result
  }
}

/** `((a or b) or c)` as `a, b, c`. */
function chain(sign: string, expression: Expression): readonly Expression[] {
  if (!Array.isArray(expression) || expression[0] !== sign) return [expression]
  return [...chain(sign, expression[1] ?? null), expression[2] ?? null]
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
  const [first, second] = steps.map(stepper)
  if (first === undefined) return () => undefined
  if (steps.length === 1) return (scope) => read(first(root(scope)))
  if (steps.length === 2 && second !== undefined) return (scope) => read(second(first(root(scope))))
  const ready = steps.map(stepper)
  return (scope) => read(ready.reduce<unknown>((value, step) => step(value), root(scope)))
}

/** One step into an answer. Keys that every object has are looked up with care. */
function stepper(key: Expression): (value: unknown) => unknown {
  if (typeof key === 'number') return (value) => (Array.isArray(value) ? value.at(key) : undefined)
  const name = String(key)
  if (name === 'length')
    return (value) =>
      Array.isArray(value) || typeof value === 'string' ? value.length : own(value, name)
  if (name in Object.prototype) return (value) => own(value, name)
  return (value) => (isKeyed(value) ? value[name] : undefined)
}

const own = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Only a text that begins like a number, a quotation or a truth value can be read as anything else. */
const mayBeOther = /^[\s\d.,+\-'"tTfFI]/

/** An answer as conditions read it: a text that spells a number or a truth value counts as that. */
function read(value: unknown): unknown {
  if (typeof value !== 'string' || !mayBeOther.test(value)) return value
  const lower = value.toLowerCase()
  if (lower === 'true' || lower === 'false') return lower === 'true'
  if (/^(['"]).*['"]$/s.test(value) && value.length > 1) return value.slice(1, -1)
  if (!isNumber(value) || isPaddedWithZero(value)) return value
  return toNumber(value)
}

const isPaddedWithZero = (text: string): boolean =>
  /^0./.test(text) && !text.startsWith('0x') && !/^0[.,]./.test(text)

function call([name, ...rest]: readonly Expression[]): Runner {
  const last = rest.at(-1)
  const each = Array.isArray(last) && last[0] === 'each' ? runner(last[1] ?? null) : undefined
  const sides = (each === undefined ? rest : rest.slice(0, -1)).map(runner)
  return (scope) => {
    const run = scope.terms?.callNamed(String(name))
    if (run === undefined) throw new RangeError(`runner: unknown function ${String(name)}`)
    const values = sides.map((side) => side(scope))
    if (each !== undefined)
      values.push((row: Record<string, unknown>): boolean => isTrue(each({ ...scope, row })))
    return run(values, scope.now)
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

const kept = new WeakMap<object, (scope: Scope) => boolean>()

/** Whether a condition holds; each expression object is made ready once. */
export function holds(expression: Expression, scope: Scope): boolean {
  if (typeof expression !== 'object' || expression === null) return expression === true
  const ready = kept.get(expression) ?? condition(expression)
  kept.set(expression, ready)
  return ready(scope)
}
