import { isEmpty, isSame } from './compare.ts'
import type { Operator, Terms } from './terms.ts'

/** The operators of conditions, with survey-core 3.1's meaning; those of sums are in `arithmetic.ts`. */

const align = (left: unknown, right: unknown, terms: Terms | null): [unknown, unknown] =>
  terms === null ? [left, right] : terms.alignDates(left, right)

function equal(left: unknown, right: unknown, terms: Terms | null, ordered = false): boolean {
  if (left === right) return true
  // By far the most frequent comparisons, decided without a second look.
  if (typeof right === 'number' && (left === undefined || typeof left === 'number')) return false
  const [one, other] = align(left, right, terms)
  return isSame(
    one === 'undefined' ? undefined : one,
    other === 'undefined' ? undefined : other,
    ordered,
  )
}

/** `<` of JavaScript for two values of unknown kind. */
function isLess(left: unknown, right: unknown, terms: Terms | null): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right
  if (left === undefined || left === null || right === undefined || right === null) return false
  const [one, other] = align(left, right, terms).map(primitive)
  if (typeof one === 'string' && typeof other === 'string') return one < other
  return Number(one) < Number(other)
}

/** What JavaScript compares of a value: a date's instant, the spelling of a list or an object. */
function primitive(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  return typeof value === 'object' && value !== null ? String(value) : value
}

function containsAll(left: unknown, right: unknown, wanted: boolean): boolean {
  if (Array.isArray(left) && left.length === 0) return !wanted
  if (!left && left !== 0 && left !== false) return false
  if (!Array.isArray(left)) return containsText(String(left), right, wanted)
  const holds = Array.isArray(right)
    ? right.every((value) => hasSame(left, value))
    : hasSame(left, right)
  return holds === wanted
}

function hasSame(list: readonly unknown[], value: unknown): boolean {
  if (list.includes(value)) return true
  for (const entry of list) if (isSame(entry, value)) return true
  return false
}

function containsText(text: string, part: unknown, wanted: boolean): boolean {
  if (!part) return false
  return text.toLowerCase().includes(String(part).toLowerCase()) === wanted
}

const contains = (left: unknown, right: unknown): boolean => containsAll(left, right, true)

const notContains = (left: unknown, right: unknown): boolean =>
  (!left && !isEmpty(right)) || containsAll(left, right, false)

function anyOf(left: unknown, right: unknown): unknown {
  if (isEmpty(left)) return isEmpty(right)
  if (isEmpty(right)) return true
  if (!Array.isArray(left)) return contains(right, left)
  if (!Array.isArray(right)) return contains(left, right)
  return right.some((value) => contains(left, value))
}

function allOf(left: unknown, right: unknown): unknown {
  if (!left && !isEmpty(right)) return false
  if (!Array.isArray(right)) return contains(left, right)
  return right.every((value) => contains(left, value))
}

/** What stands for an empty side of an arithmetic operator: nothing, in the kind of the other side. */
function filled(value: unknown, other: unknown): unknown {
  if (!isEmpty(value)) return value
  if (typeof other === 'number') return 0
  if (typeof value === 'string') return value
  if (typeof other === 'string') return ''
  return Array.isArray(other) ? [] : 0
}

/** An operator with both sides filled, as sums want them; `and` and `or` count as sums. */
export const onFilled =
  (operator: (left: unknown, right: unknown) => unknown): Operator =>
  (left, right) => {
    const one = filled(left, right)
    return operator(one, filled(right, one))
  }

const operators: Record<string, Operator> = {
  '=': equal,
  '!=': (left, right, terms) => !equal(left, right, terms),
  '==': (left, right, terms) => equal(left, right, terms, true),
  '!==': (left, right, terms) => !equal(left, right, terms, true),
  '>': (left, right, terms) => isLess(right, left, terms),
  '<': isLess,
  '>=': (left, right, terms) => equal(left, right, terms) || isLess(right, left, terms),
  '<=': (left, right, terms) => equal(left, right, terms) || isLess(left, right, terms),
  contains,
  notcontains: notContains,
  anyof: anyOf,
  noneof: (left, right) => !anyOf(left, right),
  allof: allOf,
  and: onFilled((left, right) => left && right),
  or: onFilled((left, right) => left || right),
}

export const operatorNamed = (sign: string): Operator | undefined =>
  Object.hasOwn(operators, sign) ? operators[sign] : undefined
