import { missingSentence, assessmentWords as words } from '../../../words/console/assessment.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { finalSaySources, fixed, fixedOr, otherSources, percent, type Row } from './row-text.ts'

const columns: readonly Column<Line>[] = [
  {
    key: 'source',
    title: words.source,
    cell: ({ name, group }) => (
      <>
        {words.sources[name]}
        <small>{group}</small>
      </>
    ),
  },
  { key: 'value', title: words.value, cell: ({ source }) => fixedOr(source.value), number: true },
  {
    key: 'se',
    title: words.error,
    cell: ({ source }) => (source.se === null ? '—' : fixed(source.se)),
    number: true,
  },
  { key: 'n', title: words.count, cell: ({ source }) => source.n, number: true },
  {
    key: 'weight',
    title: words.weight,
    cell: ({ source }) => percent(source.weight),
    number: true,
  },
  {
    key: 'effective',
    title: words.effective,
    cell: ({ source }) => (source.effectiveWeight === null ? '—' : percent(source.effectiveWeight)),
    number: true,
  },
  {
    key: 'state',
    title: words.state,
    cell: ({ source }) => (
      <>
        {words.states[source.state]}
        {source.reason !== undefined && <small>{missingSentence(source.reason)}</small>}
      </>
    ),
  },
]

interface Line {
  readonly name: keyof Row['sources']
  readonly group: string
  readonly source: Row['sources']['survey']
}

const linesOf = ({ sources }: Row): Line[] => [
  ...finalSaySources.map((name) => ({
    name,
    group: words.groupWorkers,
    source: sources[name],
  })),
  ...otherSources.map((name) => ({ name, group: words.groupOthers, source: sources[name] })),
]

/** The five sources of a result, the workers' own first. */
export function Sources({ row }: { readonly row: Row }) {
  return (
    <DataTable
      label={`${row.name}：${words.source}`}
      rows={linesOf(row)}
      columns={columns}
      rowKey={({ name }) => name}
    />
  )
}
