import { isEmpty, isRecord, isSame } from '../compare.ts'
import type { Scope } from '../evaluate.ts'
import type { Fields, Grid, List, Row, Table } from '../form.ts'
import { entryScope } from '../visible.ts'
import { finder } from './choose.ts'
import { condition } from './condition.ts'
import { fault, type Kit, pointerTo, type Run, type SheetCheck, type ValueCheck } from './fault.ts'

/** Answers that are made of answers: grids, groups of lines, tables and lists of entries. */

interface ReadyRow {
  readonly key: string
  readonly pointer: string
  readonly show: ((scope: Scope) => boolean) | undefined
  readonly scalar: Row['value']
}

const readyRows = (rows: readonly Row[], pointer: string): ReadyRow[] =>
  rows.map((row) => ({
    key: String(row.value),
    pointer: pointer + pointerTo(String(row.value)),
    show: row.show === undefined ? undefined : condition(row.show),
    scalar: row.value,
  }))

const isRowShown = (row: ReadyRow, scope: Scope): boolean => row.show?.(scope) ?? true

/** An object with these keys and no others; false, with the fault told, where it is none. */
function isObjectOf(
  value: unknown,
  keys: ReadonlySet<string>,
  run: Run,
  pointer: string,
): value is Record<string, unknown> {
  if (!isRecord(value)) {
    fault(run, pointer, 'kind')
    return false
  }
  for (const key in value) {
    if (!keys.has(key)) fault(run, pointer + pointerTo(key), 'unknown')
  }
  return true
}

export function gridCheck(question: Grid, pointer: string): ValueCheck {
  const find = finder(question.choices)
  const rows = readyRows(question.rows, pointer)
  const keys = new Set(rows.map((row) => row.key))
  const checkRow = (row: ReadyRow, value: unknown, run: Run): void => {
    if (value === undefined) {
      if (question.each === true && isRowShown(row, run.scope)) fault(run, row.pointer, 'required')
    } else if (!isRowShown(row, run.scope)) fault(run, row.pointer, 'hidden')
    else if (Object.is(value, -0) || find(value, run.scope) === undefined)
      fault(run, row.pointer, 'choice')
  }
  return (value, run) => {
    if (!isObjectOf(value, keys, run, pointer)) return
    for (const row of rows) checkRow(row, value[row.key], run)
    if (question.unique !== true) return
    const used = Object.values(value)
    if (new Set(used).size < used.length) fault(run, pointer, 'repeated')
  }
}

export function fieldsCheck(question: Fields, pointer: string, kit: Kit): ValueCheck {
  const sheet = kit.sheet(question.items)
  return (value, run) => within(value, run, pointer, sheet, run.scope)
}

/** Checks a value as a sheet of its own, with the pointer and the scope of its place. */
function within(value: unknown, run: Run, pointer: string, sheet: SheetCheck, scope: Scope): void {
  if (!isRecord(value)) {
    fault(run, pointer, 'kind')
    return
  }
  const { at, scope: around } = run
  run.at = at + pointer
  run.scope = scope
  sheet.check(value, run)
  run.at = at
  run.scope = around
}

export function tableCheck(question: Table, pointer: string, kit: Kit): ValueCheck {
  const sheet = kit.sheet(question.columns)
  const rows = readyRows(question.rows, pointer)
  const keys = new Set(rows.map((row) => row.key))
  const checkRow = (row: ReadyRow, index: number, value: unknown, run: Run): void => {
    if (!isRowShown(row, run.scope)) {
      if (value !== undefined) fault(run, row.pointer, 'hidden')
      return
    }
    const place = { rowIndex: index + 1, rowName: row.scalar }
    const answers = value === undefined ? {} : value
    within(answers, run, row.pointer, sheet, entryScope(answers, run.scope, place))
  }
  return (value, run) => {
    if (!isObjectOf(value, keys, run, pointer)) return
    rows.forEach((row, index) => {
      checkRow(row, index, value[row.key], run)
    })
  }
}

export function listCheck(question: List, pointer: string, kit: Kit): ValueCheck {
  const sheet = kit.sheet(question.elements)
  const checkEntry = (entry: unknown, index: number, run: Run): void => {
    const scope = entryScope(entry, run.scope, { panelIndex: index, rowIndex: index + 1 })
    within(entry, run, `${pointer}/${index}`, sheet, scope)
  }
  const checkEntries = (entries: readonly unknown[], run: Run): void => {
    // Entries the page opens by itself count as empty ones: what is required in them is missing.
    const least = entries.length === 0 ? Math.max(question.start, question.min) : question.min
    for (let index = 0; index < Math.max(entries.length, least); index += 1)
      checkEntry(index < entries.length ? entries[index] : {}, index, run)
    for (const key of question.unique ?? []) uniqueCheck(entries, key, run, pointer)
  }
  return (value, run) => {
    if (!Array.isArray(value)) fault(run, pointer, 'kind')
    else if (value.length > question.max) fault(run, pointer, 'many', question.max)
    else checkEntries(value, run)
  }
}

function uniqueCheck(entries: readonly unknown[], key: string, run: Run, pointer: string): void {
  const values = entries.map((entry) => (isRecord(entry) ? entry[key] : undefined))
  values.forEach((value, index) => {
    const isRepeated = values.slice(0, index).some((earlier) => isSame(earlier, value))
    if (!isEmpty(value) && isRepeated)
      fault(run, `${pointer}/${index}${pointerTo(key)}`, 'repeated')
  })
}
