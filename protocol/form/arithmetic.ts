import { isEmpty, isNumber } from './compare.ts'

/** Sums and products as survey-core 3.1 computes them: rounded to the decimals of what went in. */

function decimals(value: unknown): number {
  if (!isNumber(value) || Number.isInteger(Number(value))) return 0
  return String(value).split('.')[1]?.length ?? 0
}

const rounded = (result: number, digits: number): number =>
  digits > 0 ? Number.parseFloat(result.toFixed(Math.min(digits, 100))) : result

export const subtract = (left: unknown, right: unknown): number =>
  rounded(Number(left) - Number(right), Math.max(decimals(left), decimals(right)))

export const multiply = (left: unknown, right: unknown): number =>
  rounded(Number(left) * Number(right), decimals(left) + decimals(right))

export const addNumbers = (left: number, right: number): number =>
  rounded(left + right, Math.max(decimals(left), decimals(right)))

/** `+`: numbers add up, texts and lists join. */
export function add(left: unknown, right: unknown): unknown {
  if (isNumber(left) && isNumber(right)) return addReadable(left, right)
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right]
  if (Array.isArray(left)) return addToList(left, right, true)
  if (Array.isArray(right)) return addToList(right, left, false)
  if (typeof left === 'string' || typeof right === 'string') return `${left}${right}`
  return Number(left) + Number(right)
}

/** Both read as numbers: they add up only where both are numbers, else their spellings join. */
const addReadable = (left: unknown, right: unknown): unknown =>
  typeof left === 'number' && typeof right === 'number'
    ? addNumbers(left, right)
    : `${left}${right}`

function addToList(list: unknown[], other: unknown, listFirst: boolean): unknown {
  const joined = list.join(typeof other === 'string' ? ', ' : ',')
  if (typeof other !== 'number') return listFirst ? `${joined}${other}` : `${other}${joined}`
  const numbers = list.filter((value) => typeof value === 'number')
  return addNumbers(
    numbers.reduce((sum, value) => addNumbers(sum, value), 0),
    other,
  )
}

/** What stands for an empty side of an arithmetic operator: nothing, in the kind of the other side. */
export function filled(value: unknown, other: unknown): unknown {
  if (!isEmpty(value)) return value
  if (typeof other === 'number') return 0
  if (typeof value === 'string') return value
  if (typeof other === 'string') return ''
  return Array.isArray(other) ? [] : 0
}
