import { wallDate } from './wall.ts'

/** Two sides of a comparison in which one may be a date: a text beside a date is read as a date. */
export function alignDates(left: unknown, right: unknown): [unknown, unknown] {
  if (right instanceof Date && typeof left === 'string') return alignText(left, right)
  if (left instanceof Date && typeof right === 'string') {
    const [text, date] = alignText(right, left)
    return [date, text]
  }
  return [left, right]
}

function alignText(text: string, date: Date): [Date, Date] {
  const read = wallDate(text)
  const kept = new Date(date.getTime())
  if (text.length < 17) kept.setUTCSeconds(0, 0)
  else kept.setUTCMilliseconds(0)
  if (text.length < 14) kept.setUTCMinutes(0)
  if (text.length < 11) kept.setUTCHours(0)
  return [read, kept]
}
