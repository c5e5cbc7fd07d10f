import exceljs from 'exceljs'
import { Failure } from '../../basics/failure.ts'
import { checkArchive } from './check-archive.ts'
import { mostColumns, mostRows } from './table.ts'
import type { RawLine } from './to-table.ts'

/**
 * Parts of a sheet that hold no values; exceljs unfolds some of them cell by cell, so that one range over a whole
 * column (ordinary in real files) would take minutes.
 */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'mergeCells',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'rowBreaks',
  'colBreaks',
  'cols',
  'autoFilter',
]

/** A cell as text: a formula by its stored result, a date as a day, rich text without its looks. */
function textOf(value: exceljs.CellValue, place: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('hyperlink' in value) return String(value.text)
  if ('error' in value) throw new Failure('invalid', `单元格 ${place} 是错误值 ${value.error}。`)
  if (value.result === undefined)
    throw new Failure('invalid', `单元格 ${place} 的公式没有结果，请粘贴为数值。`)
  return textOf(value.result, place)
}

function cellsOf(row: exceljs.Row): string[] {
  const cells: string[] = []
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column > mostColumns) throw new Failure('too-large', `表格最多 ${mostColumns} 列。`)
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = textOf(cell.value, cell.address)
  })
  return cells
}

/** The first sheet of an xlsx file. @throws Failure `malformed`, `invalid`, `too-large`. */
export async function readXlsx(bytes: Uint8Array): Promise<RawLine[]> {
  checkArchive(bytes)
  const workbook = new exceljs.Workbook()
  try {
    // The type wants an old Buffer; any Uint8Array is read.
    const input: unknown = Buffer.from(bytes)
    await workbook.xlsx.load(input as Parameters<typeof workbook.xlsx.load>[0], { ignoreNodes })
  } catch (error) {
    throw new Failure('malformed', '文件不是完整的 Excel（.xlsx）文件。', { cause: error })
  }
  const sheet = workbook.worksheets[0]
  if (sheet === undefined) throw new Failure('invalid', 'Excel 文件中没有工作表。')
  if (sheet.actualRowCount > mostRows + 1)
    throw new Failure('too-large', `表格最多 ${mostRows} 行。`)
  const lines: RawLine[] = []
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    lines.push({ line, cells: cellsOf(row) })
  })
  return lines
}
