import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { listSeries, switchSeries } from '../../../../api/contract/series.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { type Answer, call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { Complaint } from '../../parts/complaint.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { GoButton } from '../../shell/go-button.tsx'
import { hasRole, useMe } from '../../shell/session.ts'

type Row = Answer<typeof listSeries>['series'][number]

const nameOf = ({ title }: Row) => title.replace('{period}', '').trim()

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: words.seriesTitle,
    cell: (row) => (
      <>
        {nameOf(row)}
        {row.problem !== undefined && <small>{row.problem}</small>}
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

/** Stops a regular survey, asked about first, or lets it go on. */
function Switch({ row }: { readonly row: Row }) {
  const ask = useConfirm()
  const act = useAct(
    (active: boolean) => call(switchSeries, { params: { series: row.id }, body: { active } }),
    {
      done: ({ active }) => (active ? words.resumedNow : words.stoppedNow),
      refresh: ['series'],
    },
  )
  const turn = async () => {
    const label = { confirm: words.stop, cancel: words.cancel }
    if (!row.active || (await ask(words.stopAsk(nameOf(row)), label, words.stopGuide)))
      act.mutate(!row.active)
  }
  const label = row.active ? words.stop : words.resume
  return (
    <>
      <Button aria-label={`${label} ${nameOf(row)}`} loading={act.isPending} onClick={turn}>
        {label}
      </Button>
      <Complaint error={act.error} />
    </>
  )
}

const doing: Column<Row> = { key: 'act', title: words.act, cell: (row) => <Switch row={row} /> }

/** Regular surveys: what opens by itself, and when. */
export function SeriesPage() {
  const me = useMe()
  const series = useQuery({
    queryKey: ['series'],
    queryFn: () => call(listSeries),
  })
  const admin = hasRole(me.data, 'federation-admin')
  const create = admin && (
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
                columns={admin ? [...columns, doing] : columns}
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
