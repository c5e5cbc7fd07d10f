import { capWords, assessmentWords as words } from '../../../words/console/assessment.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { fixedOr, type Row, rangeOf, shortRank } from './row-text.ts'

const columns: readonly Column<Row>[] = [
  {
    key: 'unit',
    title: words.unit,
    cell: ({ unit, name }) => <a href={`#${unit}`}>{name}</a>,
    sort: ({ name }) => name,
  },
  { key: 'W', title: words.workers, cell: ({ W }) => fixedOr(W), sort: ({ W }) => W, number: true },
  { key: 'N', title: words.others, cell: ({ N }) => fixedOr(N), sort: ({ N }) => N, number: true },
  {
    key: 'C',
    title: words.score,
    cell: ({ score }) => (
      <>
        {fixedOr(score.value)}
        <small>{rangeOf(score)}</small>
      </>
    ),
    sort: ({ score }) => score.value,
    number: true,
  },
  {
    key: 'grade',
    title: words.grade,
    cell: ({ grade, gradeByScore, caps }) => (
      <>
        {grade === null ? words.notRated : words.grades[grade]}
        {grade !== gradeByScore && (
          <small>{caps.map(({ cap }) => capWords[cap] ?? cap).join('、')}</small>
        )}
      </>
    ),
  },
]

const rank: Column<Row> = { key: 'rank', title: words.rankTitle, cell: shortRank }

/** All units of a list side by side; each name leads to how its result came about. */
export function Overview({
  label,
  rows,
}: {
  readonly label: string
  readonly rows: readonly Row[]
}) {
  const ranked = rows.some((row) => row.list === 'reference')
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={ranked ? [...columns, rank] : columns}
      rowKey={({ unit }) => unit}
    />
  )
}
