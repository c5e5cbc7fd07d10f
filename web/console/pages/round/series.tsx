import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { listSeries } from '../../../../api/contract/series.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { type Answer, call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { GoButton } from '../../shell/go-button.tsx'
import { hasRole, useMe } from '../../shell/session.ts'

type Row = Answer<typeof listSeries>['series'][number]

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: words.seriesTitle,
    cell: ({ title, problem }) => (
      <>
        {title.replace('{period}', '').trim()}
        {problem !== undefined && <small>{problem}</small>}
      </>
    ),
  },
  {
    key: 'rhythm',
    title: words.rhythm,
    cell: ({ rhythm }) => words.rhythms[rhythm],
  },
  {
    key: 'opens',
    title: words.opensAfter,
    cell: ({ opensAfter }) => words.opensOn(opensAfter),
  },
  {
    key: 'days',
    title: words.daysOpen,
    cell: ({ daysOpen }) => words.daysOf(daysOpen),
  },
  { key: 'lead', title: words.lead, cell: ({ lead }) => words.leadOf(lead) },
  { key: 'mode', title: words.mode, cell: ({ mode }) => words.modes[mode] },
  { key: 'since', title: words.since, cell: ({ since }) => since },
  {
    key: 'active',
    title: words.active,
    cell: ({ active }) => (active ? words.running : words.stopped),
  },
]

/** Regular surveys: what opens by itself, and when. */
export function SeriesPage() {
  const me = useMe()
  const series = useQuery({
    queryKey: ['series'],
    queryFn: () => call(listSeries),
  })
  const create = hasRole(me.data, 'federation-admin') && (
    <GoButton to="/c/series/new" primary>
      {words.seriesPlan}
    </GoButton>
  )
  return (
    <>
      <PageHead
        title={words.seriesTitle}
        from={{ title: words.title, path: '/c/rounds' }}
        actions={create}
      />
      <Answered query={series}>
        {({ series: rows }) =>
          rows.length === 0 ? (
            <Empty description={words.seriesNone} />
          ) : (
            <>
              <DataTable
                label={words.seriesTitle}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
              />
              <p className="quiet">{words.seriesTotal(rows.length)}</p>
            </>
          )
        }
      </Answered>
    </>
  )
}
