const zone = 'Asia/Shanghai'
// Swedish dates are written like ISO 8601.
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })

/** Today in Shanghai, `2026-03-02`. */
export const today = (): string => isoDay.format(new Date())

export const thisYear = (): string => today().slice(0, 4)

/** What `<input type="datetime-local">` gives, as an instant: people type the time of Shanghai. */
export const typedInstant = (local: string): string => `${local}:00+08:00`

/** A day so many days from now at a time of day, as `<input type="datetime-local">` wants it. */
export const typedDay = (days: number, time: string): string =>
  `${isoDay.format(new Date(Date.now() + days * 86_400_000))}T${time}`

/** Milliseconds from now; negative when it is over. */
export const untilThen = (instant: string): number => new Date(instant).getTime() - Date.now()
