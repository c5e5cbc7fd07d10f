import type { RowError } from '../spreadsheet/table.ts'
import type { Column } from './column.ts'
import type { ReadRow } from './read-rows.ts'

/** What an import does, or would do, to one entry of the register. */
export interface Change {
  readonly line: number
  readonly id: string
  readonly kind: 'added' | 'changed'
  /** Headings of the columns that differ; empty for a new entry. */
  readonly columns: readonly string[]
}

/** What a dry run shows and a confirmed import has done. */
export interface ImportReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly changes: readonly Change[]
  readonly errors: readonly RowError[]
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

export interface Merged<Entry> {
  readonly line: number
  readonly entry: Entry
  readonly change?: Change
}

/**
 * Lays the rows over what is stored: an entry keeps what the file has no column for, an empty cell clears an
 * optional field, a new entry needs every required column.
 */
export function mergeRows<Entry extends { readonly id: string }>(
  rows: readonly ReadRow[],
  stored: ReadonlyMap<string, Entry>,
  columns: readonly Column[],
  complete: (fields: Readonly<Record<string, unknown>>) => Entry,
): { readonly merged: Merged<Entry>[]; readonly errors: RowError[] } {
  const errors: RowError[] = []
  const merged: Merged<Entry>[] = []
  for (const { line, id, fields } of rows) {
    const known: Readonly<Record<string, unknown>> | undefined = stored.get(id)
    const whole = { ...known, ...fields }
    const absent = columns.filter(({ field, required }) => required && whole[field] === undefined)
    for (const { headings } of absent)
      errors.push({ line, column: headings[0], detail: '新的一行必须有这一列。' })
    if (absent.length > 0) continue
    const entry = complete(whole)
    const after: Readonly<Record<string, unknown>> = { ...entry }
    const differing = columns
      .filter(({ field }) => known !== undefined && !same(known[field], after[field]))
      .map(({ headings }) => headings[0])
    if (known === undefined)
      merged.push({ line, entry, change: { line, id, kind: 'added', columns: [] } })
    else if (differing.length > 0)
      merged.push({ line, entry, change: { line, id, kind: 'changed', columns: differing } })
    else merged.push({ line, entry })
  }
  return { merged, errors }
}

/** Counts and lists what happens. */
export function reportOf<Entry>(
  merged: readonly Merged<Entry>[],
  errors: readonly RowError[],
  rows: number,
  dryRun: boolean,
): ImportReport {
  const changes = merged.flatMap(({ change }) => change ?? [])
  const added = changes.filter(({ kind }) => kind === 'added').length
  return {
    dryRun,
    rows,
    added,
    changed: changes.length - added,
    unchanged: merged.length - changes.length,
    changes,
    errors: [...errors].sort((one, other) => one.line - other.line),
  }
}
