import { addDays, type Day, dayOf, startOfDay } from '../../basics/days.ts'
import { graceEnd, type Round } from '../round/round.ts'

/** Three in the morning in Asia/Shanghai. */
const sealHour = 3

/** The day of the next seal that can take a ballot cast now: the next three o'clock, or the last seal if sooner. */
export function nextSealDay(round: Round, now: Date): Day {
  const today = dayOf(now)
  const threeOClock = startOfDay(today).getTime() + sealHour * 3600_000
  const next = now.getTime() < threeOClock ? today : addDays(today, 1)
  // Days sort as text.
  return [next, dayOf(graceEnd(round))].sort()[0] ?? next
}
