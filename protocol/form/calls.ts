import { add, addNumbers } from './arithmetic.ts'
import { isEmpty, isNumber, isRecord, toNumber } from './compare.ts'
import { midnight, monthOf, wallDate, wallNow } from './wall.ts'

/**
 * The functions conditions may call, with survey-core 3.1's meaning. Dates are wall-clock dates (`wall.ts`);
 * `now` is the instant of the answer in milliseconds. The functions over lists (`sumInArray` …) take the
 * list, a key, and a test of one entry or undefined.
 */
export type Call = (values: readonly unknown[], now: number) => unknown
function flat(values: readonly unknown[], into: unknown[] = []): unknown[] {
  for (const value of values) {
    if (Array.isArray(value)) flat(value, into)
    else if (value !== undefined && value !== null)
      into.push(isNumber(value) ? toNumber(value) : value)
  }
  return into
}

const sum = (values: readonly unknown[]): unknown =>
  flat(values).reduce<unknown>((total, value) => add(total, value), 0)

function extreme(values: readonly unknown[], smaller: boolean): unknown {
  let best: unknown
  for (const value of flat(values)) {
    if (best === undefined || isBetter(value, best, smaller)) best = value
  }
  return best
}

function isBetter(value: unknown, best: unknown, smaller: boolean): boolean {
  if (typeof value === 'string' && typeof best === 'string')
    return smaller ? value < best : value > best
  return smaller ? Number(value) < Number(best) : Number(value) > Number(best)
}

function round(values: readonly unknown[]): number {
  const [value, digits = 0] = flat(values)
  if (!isNumber(value) || !isNumber(digits)) return Number.NaN
  const power = 10 ** Number(digits)
  return Math.round(Number(value) * power * (1 + Number.EPSILON)) / power
}

function trunc(values: readonly unknown[]): number {
  const [value, digits = 0] = flat(values)
  if (!isNumber(value) || !isNumber(digits)) return Number.NaN
  const power = 10 ** Math.max(0, Number(digits))
  return Math.trunc(Number((Number(value) * power).toPrecision(15))) / power
}

/** The date in the first argument, or today where there is none. */
const dateOrToday = (values: readonly unknown[], now: number): Date =>
  values[0] ? wallDate(values[0]) : midnight(wallNow(now))

const dayLength = 24 * 3600_000

const daysBetween = (from: unknown, to: unknown): number =>
  Math.abs(midnight(wallDate(to)).getTime() - midnight(wallDate(from)).getTime()) / dayLength

function monthsBetween(from: Date, to: Date): number {
  const months = monthOf(to) - monthOf(from)
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months
}

const clockUnits: Record<string, number> = { hours: 3600_000, minutes: 60_000, seconds: 1000 }

function between(from: unknown, to: unknown, unit: unknown): number {
  if (unit === 'days') return daysBetween(from, to)
  const [start, end] = [wallDate(from), wallDate(to)]
  const clock = typeof unit === 'string' ? clockUnits[unit] : undefined
  if (clock !== undefined) return Math.ceil(Math.abs(end.getTime() - start.getTime()) / clock)
  const months = monthsBetween(start, end)
  return unit === 'months' ? months : Math.trunc(months / 12)
}

function dateAdd([from, count, unit]: readonly unknown[]): Date | null {
  if (!from || !count) return null
  const date = wallDate(from)
  const more = Number(count)
  if (unit === 'months') date.setUTCMonth(date.getUTCMonth() + more)
  else if (unit === 'years') date.setUTCFullYear(date.getUTCFullYear() + more)
  else if (typeof unit === 'string' && unit in clockUnits)
    date.setTime(date.getTime() + more * (clockUnits[unit] ?? 0))
  else date.setUTCDate(date.getUTCDate() + more)
  return date
}

function today([shift]: readonly unknown[], now: number): Date {
  const date = midnight(wallNow(now))
  if (typeof shift === 'number') date.setUTCDate(date.getUTCDate() + shift)
  return date
}

type Test = (entry: Record<string, unknown>) => boolean

const isTest = (value: unknown): value is Test => typeof value === 'function'

/** The entries of a list or of a table's rows that have an answer under the key and pass the test. */
function entriesOf([list, key, test]: readonly unknown[]): { value: unknown }[] {
  if (typeof key !== 'string' || typeof list !== 'object' || list === null) return []
  const entries: unknown[] = Object.values(list)
  return entries
    .filter(isRecord)
    .filter((entry) => !isEmpty(entry[key]) && (!isTest(test) || test(entry)))
    .map((entry) => ({ value: entry[key] }))
}

const numberIn = (value: unknown): number | undefined => {
  const read = typeof value === 'string' ? toNumber(value) : value
  return typeof read === 'number' && !Number.isNaN(read) ? read : undefined
}

const numbersIn = (values: readonly unknown[]): number[] =>
  entriesOf(values).flatMap(({ value }) => numberIn(value) ?? [])

const sumInArray = (values: readonly unknown[]): number => numbersIn(values).reduce(addNumbers, 0)

const calls: Record<string, Call> = {
  iif: ([test, yes, no]) => (test ? yes : no),
  sum,
  min: (values) => extreme(values, true),
  max: (values) => extreme(values, false),
  count: (values) => flat(values).length,
  avg: (values) => (flat(values).length > 0 ? Number(sum(values)) / flat(values).length : 0),
  round,
  trunc,
  sumInArray,
  countInArray: (values) => entriesOf(values).length,
  avgInArray: (values) => {
    const count = entriesOf(values).length
    return count === 0 ? 0 : sumInArray(values) / count
  },
  minInArray: (values) => extreme(numbersIn(values), true),
  maxInArray: (values) => extreme(numbersIn(values), false),
  today,
  currentDate: (_, now) => wallNow(now),
  currentYear: (_, now) => wallNow(now).getUTCFullYear(),
  getDate: ([from]) => (from ? wallDate(from) : null),
  getYear: ([from]) => (from ? wallDate(from).getUTCFullYear() : undefined),
  year: (values, now) => dateOrToday(values, now).getUTCFullYear(),
  month: (values, now) => dateOrToday(values, now).getUTCMonth() + 1,
  day: (values, now) => dateOrToday(values, now).getUTCDate(),
  weekday: (values, now) => dateOrToday(values, now).getUTCDay(),
  age: ([from, unit], now) => (from ? between(from, wallNow(now), unit || 'years') : null),
  diffDays: ([from, to]) => (from && to ? daysBetween(from, to) : 0),
  dateDiff: ([from, to, unit]) => (from && to ? between(from, to, unit || 'days') : null),
  dateAdd,
}

/** A function by its name; undefined where conditions may not call it. */
export const callNamed = (name: string): Call | undefined =>
  Object.hasOwn(calls, name) ? calls[name] : undefined
