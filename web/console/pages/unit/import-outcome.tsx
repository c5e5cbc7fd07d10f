import { Alert } from 'antd'
import type { importUnits } from '../../../../api/contract/unit.ts'
import { unitWords as words } from '../../../words/console/unit.ts'
import type { Answer } from '../../data/call.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'

export type Report = Answer<typeof importUnits>
type RowError = Report['errors'][number]
type Change = Report['changes'][number]

const most = 100

const errorColumns: readonly Column<RowError>[] = [
  { key: 'line', title: words.line, cell: ({ line }) => words.lineOf(line) },
  { key: 'column', title: words.column, cell: ({ column }) => column },
  { key: 'detail', title: words.what, cell: ({ detail }) => detail },
]

const changeColumns: readonly Column<Change>[] = [
  { key: 'line', title: words.line, cell: ({ line }) => words.lineOf(line) },
  { key: 'id', title: words.id, cell: ({ id }) => id },
  {
    key: 'change',
    title: words.change,
    cell: ({ kind, columns }) =>
      kind === 'added'
        ? words.kindsOfChange.added
        : `${words.kindsOfChange.changed}：${columns.join('、')}`,
  },
]

/** What a file would change, or every row that is wrong. */
export function ImportOutcome({ report }: { readonly report: Report }) {
  const { rows, added, changed, unchanged, errors, changes } = report
  const summary = `${words.tried(rows)}，${words.added} ${added}，${words.changed} ${changed}，${words.unchanged} ${unchanged}`
  return (
    <div style={{ marginBlock: 16 }}>
      {errors.length > 0 ? (
        <Alert type="error" role="alert" showIcon title={words.wrong(errors.length)} />
      ) : (
        <Alert type="success" role="status" showIcon title={summary} />
      )}
      <div style={{ maxHeight: 360, overflow: 'auto', marginTop: 12 }}>
        {errors.length > 0 ? (
          <DataTable
            label={words.what}
            rows={errors.slice(0, most)}
            columns={errorColumns}
            rowKey={({ line, column, detail }) => `${line} ${column} ${detail}`}
          />
        ) : (
          changes.length > 0 && (
            <DataTable
              label={words.change}
              rows={changes.slice(0, most)}
              columns={changeColumns}
              rowKey={({ line, id }) => `${line} ${id}`}
            />
          )
        )}
      </div>
    </div>
  )
}
