import { CsvError, parse } from 'csv-parse/sync'
import { Failure } from '../../basics/failure.ts'
import { mostRows } from './table.ts'
import type { RawLine } from './to-table.ts'

/** UTF-8 (with or without BOM), else GB18030, which Excel on a Chinese system writes. */
function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding.
    }
  throw new Failure('malformed', '文件的文字编码无法识别，请另存为 UTF-8 编码的 CSV。')
}

const delimiterOf = (text: string): string => {
  const heading = text.slice(0, text.search(/[\r\n]|$/))
  const counts = [',', '\t', ';'].map((sign) => heading.split(sign).length)
  return [',', '\t', ';'][counts.indexOf(Math.max(...counts))] ?? ','
}

/** The records of a CSV file with the lines they begin on. @throws Failure `malformed` or `too-large`. */
export function readCsv(bytes: Uint8Array): RawLine[] {
  const text = decode(bytes)
  if (text.includes('\0'))
    throw new Failure('malformed', '文件中有不该出现的空字符，不像 CSV 文件。')
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      max_record_size: 200_000,
      // One more than allowed: blank lines count here and not below.
      to: mostRows * 2,
    })
    let previous = 0
    return records.map((entry) => {
      const { record, info } = entry as unknown as { record: string[]; info: { lines: number } }
      const line = previous + 1
      previous = info.lines
      return { line, cells: record }
    })
  } catch (error) {
    if (error instanceof CsvError)
      throw new Failure('malformed', `CSV 文件第 ${error.lines ?? '?'} 行无法解析。`, {
        cause: error,
      })
    throw error
  }
}
