import { readTable } from '../spreadsheet/read-table.ts'
import type { RowError } from '../spreadsheet/table.ts'
import { writeWorkbook } from '../spreadsheet/write-workbook.ts'
import type { RegisterFile } from './import-register.ts'

/** Everything wrong with a register file, as a workbook: the line, the column, what stands there and why it cannot. */
export async function errorWorkbook(
  file: RegisterFile,
  errors: readonly RowError[],
): Promise<Uint8Array> {
  const { rows } = await readTable(file.bytes, file.type)
  const cells = new Map(rows.map((row) => [row.line, new Map(Object.entries(row.cells))]))
  return writeWorkbook([
    {
      name: '问题',
      headers: ['行', '列', '内容', '问题'],
      rows: errors.map(({ line, column, detail }) => [
        line,
        column,
        cells.get(line)?.get(column) ?? '',
        detail,
      ]),
    },
  ])
}
