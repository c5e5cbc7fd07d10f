import { Failure } from '../../basics/failure.ts'
import type { RowError, Table, TableRow } from '../spreadsheet/table.ts'
import type { Column } from './column.ts'

/** A line of a register file: only the fields whose column the file has. */
export interface ReadRow {
  readonly line: number
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>>
}

interface Found {
  readonly column: Column
  readonly heading: string
}

function findColumns(table: Table, columns: readonly Column[]): Found[] {
  const found = table.headers.map((heading) => ({
    heading,
    column: columns.find((column) => column.headings.includes(heading)),
  }))
  const strange = found.filter(({ column }) => column === undefined)
  if (strange.length > 0)
    throw new Failure(
      'invalid',
      `不认识的列：${strange.map(({ heading }) => heading).join('、')}。可用的列：${columns.map((column) => column.headings[0]).join('、')}。`,
    )
  if (!found.some(({ column }) => column?.field === 'id'))
    throw new Failure('invalid', '缺少“编码”这一列。')
  return found.flatMap(({ heading, column }) => (column === undefined ? [] : [{ heading, column }]))
}

function readRow(row: TableRow, found: readonly Found[], errors: RowError[]): ReadRow | undefined {
  const fields: Record<string, unknown> = {}
  const before = errors.length
  for (const { column, heading } of found) {
    const text = row.cells[heading] ?? ''
    if (text === '') {
      if (column.required) errors.push({ line: row.line, column: heading, detail: '不能为空。' })
      fields[column.field] = undefined
      continue
    }
    const cell = column.read(text)
    if ('problem' in cell) errors.push({ line: row.line, column: heading, detail: cell.problem })
    else fields[column.field] = cell.value
  }
  return errors.length > before ? undefined : { line: row.line, id: String(fields.id), fields }
}

/**
 * The rows of a register file, and everything that is wrong with them.
 * @throws Failure `invalid` for an unknown column or no code column.
 */
export function readRows(table: Table, columns: readonly Column[]) {
  const found = findColumns(table, columns)
  const errors: RowError[] = []
  const rows = table.rows.flatMap((row) => readRow(row, found, errors) ?? [])
  const seen = new Map<string, number>()
  for (const { id, line } of rows) {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, line)
    else errors.push({ line, column: '编码', detail: `编码 ${id} 与第 ${first} 行重复。` })
  }
  return { rows, errors }
}
