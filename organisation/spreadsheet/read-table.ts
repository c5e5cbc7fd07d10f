import { atDesk } from './desk.ts'
import type { Table } from './table.ts'

/**
 * Reads a CSV file or the first sheet of an Excel file, in a thread of its own: an upload keeps no worker's ballot
 * waiting. At most 20 MB, 20,000 rows, 1,000 columns.
 * @throws Failure `too-large`, `malformed` (not such a file), `invalid` (headings), each with a sentence for its author.
 */
export async function readTable(bytes: Uint8Array, type: 'csv' | 'xlsx'): Promise<Table> {
  const { table } = await atDesk({ kind: 'read', bytes, type })
  if (table === undefined) throw new Error('readTable: the desk handed over something else')
  return table
}
