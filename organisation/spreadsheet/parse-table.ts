import { Failure } from '../../basics/failure.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { largestFile, type Table } from './table.ts'
import { toTable } from './to-table.ts'

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * The table in the bytes of a CSV file or the first sheet of an Excel file; up to ten seconds of work in one piece.
 * @throws Failure `too-large`, `malformed` (not such a file), `invalid` (headings), each with a sentence for its author.
 */
export async function parseTable(bytes: Uint8Array, type: 'csv' | 'xlsx'): Promise<Table> {
  if (bytes.length > largestFile) throw new Failure('too-large', '文件不能超过 20 MB。')
  if (isZip(bytes) !== (type === 'xlsx'))
    throw new Failure('malformed', '文件的内容与类型不符，请上传 CSV 或 Excel（.xlsx）文件。')
  return toTable(type === 'csv' ? readCsv(bytes) : await readXlsx(bytes))
}
