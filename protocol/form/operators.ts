import { add, filled, multiply, subtract } from './arithmetic.ts'
import { alignDates, isEmpty, isSame } from './compare.ts'

/** The operators of conditions, with survey-core 3.1's meaning. */
export type Operator = (left: unknown, right: unknown) => unknown

function equal(left: unknown, right: unknown, ordered = false): boolean {
  if (left === right) return true
  // By far the most frequent comparisons, decided without a second look.
  if (typeof right === 'number' && (left === undefined || typeof left === 'number')) return false
  const [one, other] = alignDates(left, right)
  return isSame(
    one === 'undefined' ? undefined : one,
    other === 'undefined' ? undefined : other,
    ordered,
  )
}

/** `<` of JavaScript for two values of unknown kind. */
function isLess(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right
  if (left === undefined || left === null || right === undefined || right === null) return false
  const [one, other] = alignDates(left, right).map(primitive)
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

const contains: Operator = (left, right) => containsAll(left, right, true)

const notContains: Operator = (left, right) =>
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

/** Both sides filled as arithmetic wants them; `and` and `or` count as arithmetic. */
const arithmetic =
  (operator: Operator): Operator =>
  (left, right) => {
    const one = filled(left, right)
    return operator(one, filled(right, one))
  }

const operators: Record<string, Operator> = {
  '=': (left, right) => equal(left, right),
  '!=': (left, right) => !equal(left, right),
  '==': (left, right) => equal(left, right, true),
  '!==': (left, right) => !equal(left, right, true),
  '>': (left, right) => isLess(right, left),
  '<': isLess,
  '>=': (left, right) => equal(left, right) || isLess(right, left),
  '<=': (left, right) => equal(left, right) || isLess(left, right),
  contains,
  notcontains: notContains,
  anyof: anyOf,
  noneof: (left, right) => !anyOf(left, right),
  allof: allOf,
  and: arithmetic((left, right) => left && right),
  or: arithmetic((left, right) => left || right),
  '+': arithmetic(add),
  '-': arithmetic(subtract),
  '*': arithmetic(multiply),
  '/': arithmetic((left, right) => (right ? Number(left) / Number(right) : null)),
  '%': arithmetic((left, right) => (right ? Number(left) % Number(right) : null)),
  '^': arithmetic((left, right) => Number(left) ** Number(right)),
}

export const operatorNamed = (sign: string): Operator | undefined =>
  Object.hasOwn(operators, sign) ? operators[sign] : undefined
