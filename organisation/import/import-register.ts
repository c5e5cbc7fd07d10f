import { Failure } from '../../basics/failure.ts'
import type { Actor } from '../actor.ts'
import type { AuditEntry } from '../audit/audit.ts'
import { readTable } from '../spreadsheet/read-table.ts'
import type { RowError } from '../spreadsheet/table.ts'
import type { Column } from './column.ts'
import { type ImportReport, type Merged, mergeRows, reportOf } from './merge-rows.ts'
import { readRows } from './read-rows.ts'

export interface RegisterFile {
  readonly bytes: Uint8Array
  readonly type: 'csv' | 'xlsx'
}

/** What distinguishes the register of units from that of unions. */
export interface Register<Entry> {
  readonly verb: string
  readonly columns: readonly Column[]
  readonly complete: (fields: Readonly<Record<string, unknown>>) => Entry
  readonly all: () => Promise<readonly Entry[]>
  readonly replace: (entries: readonly Entry[]) => Promise<void>
  /** What is wrong with the register as it would stand, told at the lines that cause it. */
  readonly check: (merged: readonly Merged<Entry>[], after: readonly Entry[]) => RowError[]
}

export interface ImportDeps {
  readonly record: (entry: AuditEntry) => Promise<void>
  readonly transaction: (work: () => Promise<void>) => Promise<void>
}

/**
 * Imports a register file. A dry run tells every row error and every change and stores nothing; the real run
 * stores all rows or, when one is wrong, none. Importing the same file again changes nothing.
 * @throws Failure `invalid` with `/rows/<line>/<column>` pointers, and what `readTable` throws.
 */
export async function importRegister<Entry extends { readonly id: string }>(
  register: Register<Entry>,
  file: RegisterFile,
  dryRun: boolean,
  actor: Actor,
  deps: ImportDeps,
): Promise<ImportReport> {
  const read = readRows(await readTable(file.bytes, file.type), register.columns)
  const plan = async () => {
    const stored = new Map((await register.all()).map((entry) => [entry.id, entry]))
    const { merged, errors } = mergeRows(read.rows, stored, register.columns, register.complete)
    const after = new Map(stored)
    for (const { entry } of merged) after.set(entry.id, entry)
    const wrong = [...read.errors, ...errors, ...register.check(merged, [...after.values()])]
    const total = read.rows.length
    return { merged, report: reportOf(merged, wrong, total, dryRun) }
  }
  if (dryRun) return (await plan()).report
  let done: ImportReport | undefined
  await deps.transaction(async () => {
    const { merged, report } = await plan()
    if (report.errors.length > 0)
      throw new Failure('invalid', `文件中有 ${report.errors.length} 处错误，什么都没有导入。`, {
        errors: report.errors.map(({ line, column, detail }) => ({
          pointer: `/rows/${line}/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          detail,
        })),
      })
    await register.replace(merged.flatMap(({ entry, change }) => (change ? [entry] : [])))
    await deps.record({
      actor,
      verb: register.verb,
      subject: register.verb,
      detail: `新增 ${report.added}，修改 ${report.changed}，未变 ${report.unchanged}`,
    })
    done = report
  })
  if (done === undefined) throw new Error('importRegister: the transaction ended without a report')
  return done
}
