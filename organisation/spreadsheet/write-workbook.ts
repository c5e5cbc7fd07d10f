import { atDesk } from './desk.ts'
import type { Sheet } from './table.ts'

/** Writes an xlsx file in a thread of its own; nothing in a text of it is ever run as a formula. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { workbook } = await atDesk({ kind: 'write', sheets })
  if (workbook === undefined) throw new Error('writeWorkbook: the desk handed over something else')
  return workbook
}
