import type { Constraint } from 'yalps'
import { equalTo, solve } from 'yalps'
import type { Figure } from '../numbers.ts'

/** What an attacker can work out about one suppressed cell. `max` null = unbounded. */
export interface AuditedCell {
  readonly row: number
  readonly column: number
  readonly min: number
  readonly max: Figure
  readonly exactlyDisclosed: boolean
}

/**
 * Plays the attacker on a published table: the smallest and largest count each suppressed cell can have, given the cells and
 * totals that were published. Two linear programmes per cell.
 *
 * @param table counts, null = suppressed
 * @param rowTotals null = not published
 * @param columnTotals null = not published
 * @returns the suppressed cells row by row; empty when nothing is suppressed
 * @throws RangeError when the published figures contradict each other
 * @example suppressionAudit([[20, null], [15, 30]], [23, 45], [35, 33])[0] // min 3, max 3: disclosed
 * Source: Handbook on Statistical Disclosure Control; tau-argus manual; solver yalps.
 */
export function suppressionAudit(
  table: readonly (readonly Figure[])[],
  rowTotals: readonly Figure[],
  columnTotals: readonly Figure[],
): AuditedCell[] {
  const cells = table.flatMap((cellsOfRow, row) =>
    cellsOfRow.flatMap((value, column) => (value === null ? [{ row, column }] : [])),
  )
  const constraints = remainders(table, rowTotals, columnTotals)
  const variables = new Map(
    cells.map(({ row, column }, i) => [
      `x${i}`,
      [
        [`r${row}`, 1],
        [`c${column}`, 1],
        [`x${i}`, 1],
      ] as const,
    ]),
  )
  return cells.map(({ row, column }, i) => {
    const bound = (direction: 'minimize' | 'maximize') =>
      solve({ direction, objective: `x${i}`, constraints, variables })
    const least = bound('minimize')
    if (least.status === 'infeasible') {
      throw new RangeError('suppressionAudit: the published figures contradict each other')
    }
    const most = bound('maximize')
    const min = tidy(least.result)
    const max = most.status === 'unbounded' ? null : tidy(most.result)
    return { row, column, min, max, exactlyDisclosed: max !== null && max - min < 1e-6 }
  })
}

/** What the suppressed cells of each published row and column add up to. */
function remainders(
  table: readonly (readonly Figure[])[],
  rowTotals: readonly Figure[],
  columnTotals: readonly Figure[],
): Map<string, Constraint> {
  const constraints = new Map<string, Constraint>()
  const put = (name: string, total: Figure | undefined, values: readonly Figure[]) => {
    if (total === null || total === undefined) return
    const known = values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    if (values.some((value) => value === null)) constraints.set(name, equalTo(total - known))
    else if (Math.abs(total - known) > 1e-6) {
      throw new RangeError('suppressionAudit: the published figures contradict each other')
    }
  }
  for (const [r, row] of table.entries()) put(`r${r}`, rowTotals[r], row)
  for (const c of columnTotals.keys())
    put(
      `c${c}`,
      columnTotals[c],
      table.map((row) => row[c] ?? null),
    )
  return constraints
}

/** The solver works in floating point; counts are whole, so a hair's breadth of rounding is removed. */
function tidy(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-7 ? whole : value
}
