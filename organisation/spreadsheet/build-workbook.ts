import exceljs from 'exceljs'
import type { Sheet } from './table.ts'

/** Characters that make a spreadsheet take a text for a formula once it is edited or saved as CSV. */
const startsFormula = /^[=+\-@\t\r]/

/**
 * The bytes of an xlsx file. Texts are stored as texts in cells formatted as text, so that nothing in a name or an
 * answer is ever run as a formula; a text that begins like one is set off by an apostrophe for good measure.
 */
export async function buildWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  for (const { name, headers, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = headers.map((header) => ({
      header,
      width: Math.min(60, Math.max(10, [...header].length * 2 + 2)),
    }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) {
      const line = sheet.addRow(
        row.map((cell) =>
          typeof cell === 'string' && startsFormula.test(cell) ? `'${cell}` : cell,
        ),
      )
      for (const [index, cell] of row.entries())
        if (typeof cell === 'string') line.getCell(index + 1).numFmt = '@'
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
