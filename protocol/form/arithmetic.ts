import { isNumber } from './compare.ts'
import { onFilled } from './operators.ts'
import type { Operator } from './terms.ts'

/** Sums and products as survey-core 3.1 computes them: rounded to the decimals of what went in. */

function decimals(value: unknown): number {
  if (!isNumber(value) || Number.isInteger(Number(value))) return 0
  return String(value).split('.')[1]?.length ?? 0
}

const rounded = (result: number, digits: number): number =>
  digits > 0 ? Number.parseFloat(result.toFixed(Math.min(digits, 100))) : result

const subtract = (left: unknown, right: unknown): number =>
  rounded(Number(left) - Number(right), Math.max(decimals(left), decimals(right)))

const multiply = (left: unknown, right: unknown): number =>
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

const sums: Readonly<Record<string, Operator>> = {
  '+': onFilled(add),
  '-': onFilled(subtract),
  '*': onFilled(multiply),
  '/': onFilled((left, right) => (right ? Number(left) / Number(right) : null)),
  '%': onFilled((left, right) => (right ? Number(left) % Number(right) : null)),
  '^': onFilled((left, right) => Number(left) ** Number(right)),
}

/** The operator of a sum by its sign. */
export const sumNamed = (sign: string): Operator | undefined =>
  Object.hasOwn(sums, sign) ? sums[sign] : undefined
