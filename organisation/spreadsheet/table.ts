/** A sheet as people fill it in: one line of headings, then rows. */
export interface Table {
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  /** Line of the file as its author counts it: the headings are line 1. */
  readonly line: number
  /** By heading; an empty cell is the empty text. Days are `YYYY-MM-DD`. */
  readonly cells: Readonly<Record<string, string>>
}

/** A sheet of a workbook that leaves the house. */
export interface Sheet {
  /** At most 31 characters without `\ / ? * [ ] :`. */
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** One thing wrong with one cell of an imported file. */
export interface RowError {
  readonly line: number
  readonly column: string
  readonly detail: string
}

/** Largest file, most rows and most columns that are read. */
export const largestFile = 20 * 1024 * 1024
export const mostRows = 20_000
export const mostColumns = 1_000
