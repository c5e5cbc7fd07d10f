import { isEmpty, isNumber, isRecord, toNumber } from './compare.ts'
import type { Expression, Operation } from './expression.ts'
import { operatorNamed } from './operators.ts'
import type { Terms } from './terms.ts'

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
  /** Stands for one check: while the answers stand still, a long condition is decided once under it. */
  readonly once?: object
}

/** An expression made ready to run many times. */
export type Runner = (scope: Scope) => unknown

/**
 * Makes an expression ready to run. Every run is pure and bounded by the size of the expression and of the
 * answers, and total over comparable answers (`check/comparable.ts`).
 * @throws RangeError when run with an operator or function that is unknown; publishing refuses these
 */
export function runner(expression: Expression): Runner {
  if (typeof expression !== 'object' || expression === null) return () => expression
  const [operator, ...rest] = expression
  if (operator === 'ref') return reference(rest)
  if (operator === 'and' || operator === 'or') return junction(operator, expression)
  const sides = rest.map(runner)
  const [left = nothing, right = nothing] = sides
  if (operator === 'array') return (scope) => sides.map((side) => side(scope))
  if (operator === 'not') return (scope) => !left(scope)
  if (operator === 'empty') return (scope) => isEmpty(left(scope))
  if (operator === 'notempty') return (scope) => !isEmpty(left(scope))
  const operate = operatorNamed(operator)
  if (operate === undefined) return byTerms(expression)
  const generic: Runner = (scope) => operate(left(scope), right(scope), scope.terms)
  const isEquality = operator === '=' && typeof rest[1] === 'number'
  return isEquality ? equalsNumber(left, rest[1], generic) : generic
}

const nothing: Runner = () => undefined

/** A function or a sum: made ready at the first run, for few phones know them. */
function byTerms(expression: Operation): Runner {
  let ready: Runner | undefined
  return (scope) => {
    ready ??= scope.terms?.runner(expression)
    if (ready === undefined) throw new RangeError(`runner: no terms for ${expression[0]}`)
    return ready(scope)
  }
}

/** The most frequent condition of all: an answer beside a number. */
function equalsNumber(left: Runner, number: Expression | undefined, generic: Runner): Runner {
  return (scope) => {
    const value = left(scope)
    if (typeof value === 'number') return value === number
    return value === undefined ? false : generic(scope)
  }
}

/** A chain of `and`s or `or`s: truth values are decided at once, later sides run only where they matter. */
function junction(sign: 'and' | 'or', expression: Expression): Runner {
  const sides = chain(sign, expression).map(runner)
  const operate = operatorNamed(sign) ?? (() => undefined)
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
export function chain(sign: string, expression: Expression): readonly Expression[] {
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

/** Whether the result of a check counts as true: `true`, `1` or `"1"`. */
export const isTrue = (value: unknown): boolean =>
  value === true ||
  ((typeof value === 'number' || typeof value === 'string') && Number(value) === 1)

const kept = new WeakMap<object, Runner>()

/** Whether a condition comes out as `true` itself, as survey-core has it; each expression object is made ready once. */
export function holds(expression: Expression, scope: Scope): boolean {
  if (typeof expression !== 'object' || expression === null) return expression === true
  const run = kept.get(expression) ?? runner(expression)
  kept.set(expression, run)
  return run(scope) === true
}
