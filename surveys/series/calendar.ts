import { addDays, type Day } from '../../basics/days.ts'

export type Rhythm = 'quarterly' | 'yearly'

/** One turn of a series. */
export interface Turn {
  /** `2026Q3` or `2026`. */
  readonly period: string
  /** Day it opens, Asia/Shanghai. */
  readonly opens: Day
}

const first = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`

/** The turns of one calendar year; each opens so many days after its quarter or year begins. */
function turnsOf(year: number, rhythm: Rhythm, opensAfter: number): Turn[] {
  if (rhythm === 'yearly')
    return [{ period: String(year), opens: addDays(first(year, 1), opensAfter) }]
  return [1, 2, 3, 4].map((quarter) => ({
    period: `${year}Q${quarter}`,
    opens: addDays(first(year, quarter * 3 - 2), opensAfter),
  }))
}

/**
 * The one turn a series owes today: the latest whose planning day has come, when it is not older than the series.
 * Turns missed before it are not opened late: two surveys of one thing at once would ask the same people twice.
 * @param opensAfter days between the beginning of the period and the opening
 * @param lead days before the opening at which the round is planned, so that frames can be brought in
 */
export function owedTurn(
  today: Day,
  series: {
    readonly rhythm: Rhythm
    readonly opensAfter: number
    readonly lead: number
    readonly since: Day
  },
): Turn | undefined {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1]
    .flatMap((each) => turnsOf(each, series.rhythm, series.opensAfter))
    .filter(({ opens }) => opens >= series.since && addDays(opens, -series.lead) <= today)
    .at(-1)
}
