/**
 * Dates in conditions are wall-clock dates of Asia/Shanghai: a `Date` whose UTC fields are what the clock on
 * the wall shows, so that a phone and a server in any time zone decide alike.
 */
const shanghai = 8 * 3600_000
const dayLength = 24 * 3600_000

export const wallNow = (now: number): Date => new Date(now + shanghai)

/** The wall date a text or a number stands for; an invalid `Date` where it stands for none. */
export function wallDate(value: unknown): Date {
  if (value instanceof Date) return new Date(value.getTime())
  if (typeof value === 'number') return new Date(value + shanghai)
  if (typeof value !== 'string') return new Date(Number.NaN)
  if (value.length === 10) return new Date(isDayText(value) ? `${value}T00:00Z` : Number.NaN)
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) && value.includes('T')
  if (zoned) return new Date(new Date(value).getTime() + shanghai)
  const plain = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.test(value)
  return new Date(
    plain ? `${value.replace(' ', 'T')}${value.length > 10 ? '' : 'T00:00'}Z` : Number.NaN,
  )
}

export const midnight = (date: Date): Date =>
  new Date(Math.floor(date.getTime() / dayLength) * dayLength)

/** `YYYY-MM-DD` of a wall date. */
export const wallDay = (date: Date): string =>
  Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)

/** A computed value as it is kept: a date is its day. */
export const asAnswer = (value: unknown): unknown =>
  value instanceof Date ? wallDay(value) : value

/** The day and the month start where survey-core's own `getFullYear` and `getMonth` would be asked. */
export const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth()

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A real calendar day written `YYYY-MM-DD`. */
export function isDayText(text: string): boolean {
  if (text.length !== 10 || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day >= 1 && day <= (daysIn[month - 1] ?? 0) && (month !== 2 || day < 29 || isLeap)
}

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/

/** `HH:MM` or `HH:MM:SS`. */
export const isTimeText = (text: string): boolean => clock.test(text)

/** `YYYY-MM-DDTHH:MM` with or without seconds. */
export const isDayTimeText = (text: string): boolean =>
  text[10] === 'T' && isDayText(text.slice(0, 10)) && isTimeText(text.slice(11))
