import { setImmediate } from 'node:timers/promises'
import { Failure } from '../../basics/failure.ts'
import { readTable, type Table } from '../../organisation/index.ts'
import { comparability } from './comparability.ts'
import type { ImportStore } from './import.store.ts'
import type { Mapping } from './mapping.ts'
import { type ImportedRow, type ReadRow, rowReader } from './read-rows.ts'
import { type ImportReport, tally } from './report.ts'

interface Wave {
  readonly wave: string
  readonly round: string
  read: number
  usable: number
  withoutUnit: number
  withoutAnswer: number
}

const rowsATurn = 200

/** Every column the mapping names, so that a renamed heading is told and not read as "no answer" everywhere. */
function columnsOf(mapping: Mapping): string[] {
  const asked = [...mapping.questions, ...mapping.attributes].flatMap(({ column }) =>
    typeof column === 'string' ? [column] : Object.values(column),
  )
  return [...new Set([mapping.wave.column, mapping.unit.column, ...mapping.identity, ...asked])]
}

function mustHaveColumns(table: Table, mapping: Mapping): void {
  const missing = columnsOf(mapping).filter((column) => !table.headers.includes(column))
  if (missing.length > 0)
    throw new Failure('invalid', '文件里缺少映射所用的列，请核对表头。', {
      errors: missing.map((column) => ({ pointer: '', detail: `缺少列“${column}”。` })),
    })
}

/** Counts a row to its wave; rows of waves nobody mapped are told among the refused cells. */
function count(waves: Map<string, Wave>, { wave, round, style, row }: ReadRow): void {
  if (round === undefined) return
  const counts = waves.get(wave) ?? {
    wave,
    round,
    read: 0,
    usable: 0,
    withoutUnit: 0,
    withoutAnswer: 0,
  }
  waves.set(wave, counts)
  counts.read += 1
  if (row !== undefined) counts.usable += 1
  else if (style === undefined) counts.withoutUnit += 1
  else counts.withoutAnswer += 1
}

/**
 * Reads earlier answers from a file by a mapping. Keeps what is usable, refuses nothing silently, and may be
 * repeated: a row that is there already is not added again.
 *
 * @param input.dryRun true: nothing is written, the report says what would be
 * @throws Failure of `readTable`, or `invalid` when the file lacks a mapped column
 */
export async function importAnswers(
  input: {
    readonly mapping: Mapping
    readonly bytes: Uint8Array
    readonly type: 'csv' | 'xlsx'
    readonly dryRun: boolean
  },
  { imports }: { readonly imports: ImportStore },
): Promise<ImportReport> {
  const { mapping, dryRun } = input
  const table = await readTable(input.bytes, input.type)
  mustHaveColumns(table, mapping)
  const cells = tally()
  const read = rowReader(mapping, cells)
  const waves = new Map<string, Wave>()
  const usable: ImportedRow[] = []
  for (const [place, line] of table.rows.entries()) {
    // Some milliseconds each: whoever answers meanwhile gets a turn in between.
    if (place % rowsATurn === 0) await setImmediate()
    const result = read(line)
    count(waves, result)
    if (result.row !== undefined) usable.push(result.row)
  }
  const written = await imports.compare(usable)
  if (!dryRun) {
    await imports.saveMapping(mapping)
    await imports.write(usable)
  }
  return {
    mapping: mapping.id,
    dryRun,
    read: table.rows.length,
    usable: usable.length,
    ...written,
    waves: [...waves.values()].sort((one, other) => (one.wave < other.wave ? -1 : 1)),
    refused: cells.refused(),
    empty: cells.emptyCells(),
    notComparable: comparability(mapping, [...waves.keys()].sort()),
  }
}
