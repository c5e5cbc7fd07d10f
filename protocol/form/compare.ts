/** Equality, emptiness and number reading as survey-core 3.1 defines them for conditions. */

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** Nothing was answered: undefined, null, NaN, '', an empty list, an object of empties. `0` and `false` are answers. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (value instanceof Date) return false
  if (typeof value !== 'object' || value === null) return !value && value !== 0 && value !== false
  return isEmptyRecord(value)
}

function isEmptyRecord(value: object): boolean {
  for (const one of Object.values(value)) if (!isEmpty(one)) return false
  return true
}

/** The number a value reads as, or NaN: a decimal comma is a point, sixteen digits are a code. */
export function toNumber(value: unknown): number {
  if (typeof value === 'string') return textToNumber(value.trim())
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  return Array.isArray(value) && value.length > 0 ? Number(String(value)) : Number.NaN
}

function textToNumber(text: string): number {
  if (text === '' || isCode(text) || hasOperator(text)) return Number.NaN
  if (text.startsWith('0x')) return text.length > 32 ? Number.NaN : Number.parseInt(text, 16)
  const isDecimalComma = text.split(',').length === 2
  const plain = isDecimalComma ? text.replace(',', '.') : text
  return Number.isFinite(Number(plain)) ? Number.parseFloat(plain) : Number.NaN
}

const isCode = (text: string): boolean => text.length > 15 && /^\d+$/.test(text)

const hasOperator = (text: string): boolean =>
  text.lastIndexOf('-') <= 0 && text.lastIndexOf('+') <= 0 && /[*^/%]/.test(text)

export const isNumber = (value: unknown): boolean => !Number.isNaN(toNumber(value))

/** `x == y` of JavaScript for the values that are left when the rules above have not decided. */
function loosely(left: unknown, right: unknown): boolean {
  if (left === undefined || left === null) return right === undefined || right === null
  if (right === undefined || right === null) return false
  if (typeof left === typeof right) return left === right
  return Number(left) === Number(right)
}

const readsAsNumber = (value: unknown): boolean =>
  value !== undefined && value !== null && typeof value !== 'object' && !Number.isNaN(Number(value))

const sameNumber = (left: unknown, right: unknown): boolean =>
  readsAsNumber(left) &&
  readsAsNumber(right) &&
  Number.parseFloat(String(left)) === Number.parseFloat(String(right))

const nothingOrBlank = (left: unknown, right: unknown): boolean =>
  (left === undefined || left === null) && right === ''

const listAndNothing = (left: unknown, right: unknown): boolean =>
  Array.isArray(left) && left.length === 0 && right === undefined

/** Equal as conditions mean it: letter case, outer spaces and, unless `ordered`, the order of lists do not count. */
export function isSame(left: unknown, right: unknown, ordered = false): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left === right
  if (left === right) return true
  if (typeof left === 'string' && typeof right === 'string') return isSameText(left, right)
  if (listAndNothing(left, right) || listAndNothing(right, left)) return true
  if (nothingOrBlank(left, right) || nothingOrBlank(right, left)) return true
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime()
  if (sameNumber(left, right)) return true
  return isSameMixed(left, right, ordered)
}

/** A text as it is compared: without letter case and outer spaces. */
export const fold = (text: string): string => text.trim().toLowerCase()

/** The code of a printing ASCII character without its letter case; -1 for spaces and everything else. */
const ascii = (code: number): number => (code > 32 && code < 127 ? code | 32 : -1)

/** Texts alike but for letter case and outer spaces; most that differ do so in one of their first signs. */
function isSameText(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length)
  for (let place = 0; place < length; place += 1) {
    const one = ascii(left.charCodeAt(place))
    const other = ascii(right.charCodeAt(place))
    if (one === -1 || other === -1) break
    if (one !== other) return false
  }
  return fold(left) === fold(right)
}

function isSameMixed(left: unknown, right: unknown, ordered: boolean): boolean {
  if (isEmpty(left) !== isEmpty(right)) return false
  if (typeof left === 'boolean' && typeof right === 'string')
    return String(left) === right.toLowerCase()
  if (typeof right === 'boolean' && typeof left === 'string')
    return String(right) === left.toLowerCase()
  const isLeftObject = typeof left === 'object' && left !== null
  const isRightObject = typeof right === 'object' && right !== null
  if (!isLeftObject && !isRightObject) return loosely(left, right)
  if (Array.isArray(left) && Array.isArray(right)) return isSameList(left, right, ordered)
  return isRecord(left) && isRecord(right) && isSameRecord(left, right, ordered)
}

function isSameList(left: unknown[], right: unknown[], ordered: boolean): boolean {
  if (left.length !== right.length) return false
  const [first, second] = ordered ? [left, right] : [[...left].sort(), [...right].sort()]
  return first.every((value, place) => isSame(value, second[place], ordered))
}

function isSameRecord(
  left: Record<string, unknown>,
  right: Record<string, unknown>,
  ordered: boolean,
): boolean {
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key], ordered))
  )
}
