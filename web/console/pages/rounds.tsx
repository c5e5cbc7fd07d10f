import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { listRounds } from '../../../api/contract/round.ts'
import { roundWords as words } from '../../words/console/round.ts'
import { type Answer, call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { minuteText } from '../parts/day.ts'
import { PageHead } from '../parts/page-head.tsx'
import { GoButton } from '../shell/go-button.tsx'
import { hasRole, useMe } from '../shell/session.ts'

type Row = Answer<typeof listRounds>['rounds'][number]

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: words.title,
    cell: (row) => (
      <>
        <Link to={`/c/rounds/${row.id}`}>{row.title}</Link>{' '}
        {row.problem !== undefined && <Tag color="error">{words.problemTag}</Tag>}
      </>
    ),
  },
  { key: 'state', title: words.state, cell: (row) => words.states[row.state] },
  { key: 'mode', title: words.mode, cell: (row) => words.modes[row.mode] },
  {
    key: 'period',
    title: words.period,
    cell: (row) => row.period,
    sort: (row) => row.period,
  },
  {
    key: 'opens',
    title: words.opens,
    cell: (row) => minuteText(row.opensAt),
    sort: (row) => row.opensAt,
  },
  {
    key: 'closes',
    title: words.closes,
    cell: (row) => minuteText(row.closesAt),
    sort: (row) => row.closesAt,
  },
  {
    key: 'styles',
    title: words.styles,
    cell: (row) => words.stylesOf(row.styles),
    number: true,
  },
]

const choices = (names: Readonly<Record<string, string>>, any: string) => [
  { value: '', label: any },
  ...Object.entries(names).map(([value, label]) => ({ value, label })),
]

const unfiltered = { state: '', mode: '', period: '' }
type Filter = typeof unfiltered

const fits = (row: Row, filter: Filter) =>
  [row.state, ''].includes(filter.state) &&
  [row.mode, ''].includes(filter.mode) &&
  [row.period, ''].includes(filter.period)

interface FilterBarProps {
  readonly filter: Filter
  readonly periods: readonly string[]
  readonly change: (filter: Filter) => void
}

function FilterBar({ filter, periods, change }: FilterBarProps) {
  const fields = [
    {
      key: 'state',
      label: words.state,
      options: choices(words.states, words.anyState),
    },
    {
      key: 'mode',
      label: words.mode,
      options: choices(words.modes, words.anyMode),
    },
    {
      key: 'period',
      label: words.period,
      options: choices(Object.fromEntries(periods.map((each) => [each, each])), words.anyPeriod),
    },
  ] as const
  return (
    <search className="filters" aria-label={words.query}>
      {fields.map(({ key, label, options }) => (
        <div key={key}>
          <label htmlFor={`rounds-${key}`}>{label}</label>
          <Select
            id={`rounds-${key}`}
            value={filter[key]}
            options={options}
            onChange={(value) => change({ ...filter, [key]: value })}
            style={{ minWidth: 150 }}
          />
        </div>
      ))}
      <Button onClick={() => change(unfiltered)}>{words.reset}</Button>
    </search>
  )
}

function RoundList({ rounds }: { readonly rounds: readonly Row[] }) {
  const [filter, setFilter] = useState(unfiltered)
  const periods = [...new Set(rounds.map(({ period }) => period))].toSorted().toReversed()
  const rows = rounds.filter((row) => fits(row, filter))
  return (
    <>
      <FilterBar filter={filter} periods={periods} change={setFilter} />
      {rows.length === 0 ? (
        <Empty description={words.noMatch} />
      ) : (
        <DataTable label={words.title} rows={rows} columns={columns} rowKey={(row) => row.id} />
      )}
      <p className="quiet">{words.total(rows.length)}</p>
    </>
  )
}

/** C4's list: every round, the newest first. */
export function RoundsPage() {
  const me = useMe()
  const rounds = useQuery({
    queryKey: ['rounds'],
    queryFn: () => call(listRounds),
  })
  const plan = hasRole(me.data, 'federation-admin') && (
    <GoButton to="/c/rounds/new" primary>
      {words.plan}
    </GoButton>
  )
  const desk = hasRole(me.data, 'federation-admin', 'federation-reader', 'analyst')
  return (
    <>
      <PageHead
        title={words.title}
        demo={rounds.data?.rounds.some(({ demo }) => demo)}
        actions={
          <>
            {desk && <GoButton to="/c/series">{words.toSeries}</GoButton>}
            {plan}
          </>
        }
      />
      {!desk && <p className="quiet">{words.ownPart}</p>}
      <Answered query={rounds}>
        {(answer) =>
          answer.rounds.length === 0 ? (
            <Empty description={words.none}>{plan}</Empty>
          ) : (
            <RoundList rounds={answer.rounds} />
          )
        }
      </Answered>
    </>
  )
}
