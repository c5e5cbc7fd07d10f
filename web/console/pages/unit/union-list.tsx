import { useQuery } from '@tanstack/react-query'
import { Empty, Pagination } from 'antd'
import { type ReactNode, useState } from 'react'
import { listUnions } from '../../../../api/contract/union.ts'
import { unitWords as words } from '../../../words/console/unit.ts'
import { type Answer, call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DemoStrip } from '../../shell/demo-strip.tsx'
import { FilterBar } from './filter-bar.tsx'
import { inTreeOrder, type Placed } from './tree.ts'
import { hasEnded, Valid } from './valid.tsx'

type Union = Answer<typeof listUnions>['unions'][number]
type Row = Placed<Union> & { readonly successorName: string | undefined }

const pageSize = 50

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: words.name,
    cell: ({ name, id, depth }) => (
      <div className={`depth-${depth}`}>
        {name}
        <small>{id}</small>
      </div>
    ),
  },
  {
    key: 'level',
    title: words.level,
    cell: ({ level }) => words.levels[level],
  },
  { key: 'area', title: words.area, cell: ({ area }) => area ?? '—' },
  {
    key: 'members',
    title: words.members,
    cell: ({ members }) => (members === undefined ? '—' : words.people(members)),
    number: true,
  },
  {
    key: 'valid',
    title: words.valid,
    cell: (row) => (
      <>
        <Valid of={row} />
        {row.successorName !== undefined && <small>{words.successor(row.successorName)}</small>}
      </>
    ),
  },
]

function rowsOf(unions: readonly Union[], text: string, all: boolean): readonly Row[] {
  const names = new Map(unions.map(({ id, name }) => [id, name]))
  const wanted = unions.filter(
    (union) =>
      (all || !hasEnded(union)) &&
      [union.id, union.name].some((each) => each.includes(text.trim())),
  )
  return inTreeOrder(wanted).map((row) => ({
    ...row,
    successorName: row.successor === undefined ? undefined : names.get(row.successor),
  }))
}

function UnionTable({ rows }: { readonly rows: readonly Row[] }) {
  const [page, setPage] = useState(1)
  const last = Math.max(1, Math.ceil(rows.length / pageSize))
  const current = Math.min(page, last)
  if (rows.length === 0) return <Empty description={words.noMatch} />
  return (
    <>
      <DataTable
        label={words.unions}
        rows={rows.slice((current - 1) * pageSize, current * pageSize)}
        columns={columns}
        rowKey={(row) => row.id}
      />
      <Pagination
        style={{ marginTop: 12 }}
        current={current}
        total={rows.length}
        pageSize={pageSize}
        showSizeChanger={false}
        showTotal={words.total}
        onChange={setPage}
      />
    </>
  )
}

/** 工会组织 in the order of their tree; ended ones name who took over. */
export function UnionList({ empty }: { readonly empty: ReactNode }) {
  const unions = useQuery({
    queryKey: ['unions'],
    queryFn: () => call(listUnions),
  })
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  return (
    <Answered query={unions}>
      {(data) =>
        data.unions.length === 0 ? (
          <Empty description={words.noUnions}>{empty}</Empty>
        ) : (
          <>
            <DemoStrip shown={data.unions.some(({ demo }) => demo)} />
            <FilterBar
              label={words.search}
              text={text}
              changeText={setText}
              also={words.showEnded}
              all={all}
              changeAll={setAll}
            />
            <UnionTable rows={rowsOf(data.unions, text, all)} />
          </>
        )
      }
    </Answered>
  )
}
