import { Failure } from '../../basics/failure.ts'
import { mostColumns, mostRows, type Table, type TableRow } from './table.ts'

export interface RawLine {
  readonly line: number
  readonly cells: readonly string[]
}

function headersOf(first: RawLine): string[] {
  const headers = first.cells.map((cell) => cell.normalize('NFC').trim())
  while (headers.at(-1) === '') headers.pop()
  if (headers.length > mostColumns) throw new Failure('too-large', `表格最多 ${mostColumns} 列。`)
  const seen = new Set<string>()
  for (const header of headers) {
    if (header === '') throw new Failure('invalid', '表头中有空的列名。')
    if (seen.has(header)) throw new Failure('invalid', `表头中“${header}”出现了两次。`)
    seen.add(header)
  }
  return headers
}

/**
 * Lines as a table: the first that is not blank holds the headings, blank lines are left out.
 * @throws Failure `invalid` (no heading, a heading missing or twice, a cell beside the headings), `too-large`.
 */
export function toTable(lines: Iterable<RawLine>): Table {
  let headers: string[] | undefined
  const rows: TableRow[] = []
  for (const raw of lines) {
    if (raw.cells.every((cell) => cell.trim() === '')) continue
    if (headers === undefined) {
      headers = headersOf(raw)
      continue
    }
    if (raw.cells.slice(headers.length).some((cell) => cell.trim() !== ''))
      throw new Failure('invalid', `第 ${raw.line} 行的单元格比表头多。`)
    if (rows.length === mostRows) throw new Failure('too-large', `表格最多 ${mostRows} 行。`)
    const entries = headers.map((header, index) => [header, (raw.cells[index] ?? '').trim()])
    rows.push({ line: raw.line, cells: Object.fromEntries(entries) })
  }
  if (headers === undefined) throw new Failure('invalid', '文件是空的，没有表头。')
  return { headers, rows }
}
