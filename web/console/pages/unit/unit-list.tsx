import { Empty } from 'antd'
import { type ReactNode, useState } from 'react'
import type { listUnits } from '../../../../api/contract/unit.ts'
import { unitWords as words } from '../../../words/console/unit.ts'
import type { Answer } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { useUnits } from '../../parts/use-unit-names.ts'
import { DemoStrip } from '../../shell/demo-strip.tsx'
import { FilterBar } from './filter-bar.tsx'
import { hasEnded, Valid } from './valid.tsx'

type Row = Answer<typeof listUnits>['units'][number]

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: words.name,
    cell: ({ name, id }) => (
      <>
        {name}
        <small>{id}</small>
      </>
    ),
    sort: ({ name }) => name,
  },
  {
    key: 'kind',
    title: words.kind,
    cell: ({ kind }) => words.kinds[kind],
    sort: (row) => row.kind,
  },
  {
    key: 'assessor',
    title: words.assessor,
    cell: ({ assessor }) => words.assessors[assessor],
  },
  {
    key: 'group',
    title: words.peerGroup,
    cell: ({ peerGroup }) => peerGroup ?? '—',
  },
  { key: 'area', title: words.area, cell: ({ area }) => area ?? '—' },
  {
    key: 'people',
    title: words.registerSize,
    cell: ({ registerSize }) => (registerSize === undefined ? '—' : words.people(registerSize)),
    sort: ({ registerSize }) => registerSize ?? null,
    number: true,
  },
  { key: 'valid', title: words.valid, cell: (row) => <Valid of={row} /> },
]

const fits = ({ id, name, shortName }: Row, text: string) =>
  [id, name, shortName].some((each) => each.includes(text.trim()))

/** 事业单位, those of today unless asked otherwise. */
export function UnitList({ empty }: { readonly empty: ReactNode }) {
  const units = useUnits()
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  return (
    <Answered query={units}>
      {(data) => {
        if (data.units.length === 0) return <Empty description={words.noUnits}>{empty}</Empty>
        const rows = data.units.filter((row) => fits(row, text) && (all || !hasEnded(row)))
        return (
          <>
            <DemoStrip shown={rows.some(({ demo }) => demo)} />
            <FilterBar
              label={words.search}
              text={text}
              changeText={setText}
              also={words.showEnded}
              all={all}
              changeAll={setAll}
            />
            {rows.length === 0 ? (
              <Empty description={words.noMatch} />
            ) : (
              <DataTable
                label={words.units}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
              />
            )}
            <p className="quiet">{words.total(rows.length)}</p>
          </>
        )
      }}
    </Answered>
  )
}
