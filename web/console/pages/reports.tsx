import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { listReports } from '../../../api/contract/report.ts'
import { reportWords as words } from '../../words/console/report.ts'
import { type Answer, call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dayText } from '../parts/day.ts'
import { PageHead } from '../parts/page-head.tsx'
import { hasRole, useMe } from '../shell/session.ts'

type Row = Answer<typeof listReports>['rounds'][number]

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: words.round,
    cell: (row) => <Link to={`/c/reports/${row.id}`}>{row.title}</Link>,
  },
  { key: 'period', title: words.period, cell: (row) => row.period, sort: (row) => row.period },
  {
    key: 'mode',
    title: words.mode,
    cell: (row) => (
      <>
        {words.modes[row.mode]}
        {row.mode === 'open' && <Tag style={{ marginInlineStart: 8 }}>{words.openOnly}</Tag>}
      </>
    ),
  },
  {
    key: 'closes',
    title: words.closes,
    cell: (row) => dayText(row.closesAt),
    sort: (row) => row.closesAt,
  },
]

/** C10's list: rounds whose figures are computed. */
export function ReportsPage() {
  const me = useMe()
  const reports = useQuery({ queryKey: ['reports'], queryFn: () => call(listReports) })
  const toRounds = hasRole(me.data, 'federation-admin', 'federation-reader', 'analyst')
  return (
    <>
      <PageHead title={words.title} demo={reports.data?.rounds.some(({ demo }) => demo)} />
      <Answered query={reports}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <Empty description={words.none}>
              {toRounds && (
                <Link to="/c/rounds">
                  <Button>{words.toRounds}</Button>
                </Link>
              )}
            </Empty>
          ) : (
            <>
              <DataTable
                label={words.title}
                rows={rounds}
                columns={columns}
                rowKey={(row) => row.id}
              />
              <p className="quiet">{words.total(rounds.length)}</p>
            </>
          )
        }
      </Answered>
    </>
  )
}
