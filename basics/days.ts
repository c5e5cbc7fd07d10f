/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

/** Asia/Shanghai has been UTC+8 without daylight saving since 1992. */
const offset = 8 * 3600_000
const dayLength = 24 * 3600_000

/** The day it is in Asia/Shanghai at an instant. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + offset).toISOString().slice(0, 10)

/** The instant a day begins in Asia/Shanghai. */
export const startOfDay = (day: Day): Date => new Date(`${day}T00:00:00+08:00`)

export const addDays = (day: Day, count: number): Day =>
  dayOf(new Date(startOfDay(day).getTime() + count * dayLength))

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(startOfDay(text).getTime()) &&
  dayOf(startOfDay(text)) === text
