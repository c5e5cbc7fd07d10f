import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { listPanels } from '../../../api/contract/evaluation.ts'
import { sheetState, evaluationWords as words } from '../../words/console/evaluation.ts'
import { type Answer, call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUnitNames } from '../parts/use-unit-names.ts'
import { hasRole, useMe } from '../shell/session.ts'
import { NewPanel } from './panel/new-panel.tsx'

type List = Answer<typeof listPanels>
type Panel = List['panels'][number]
type Sheet = List['sheets'][number]

function MySheets({ list }: { readonly list: List }) {
  const nameOf = useUnitNames()
  const waiting = list.sheets.filter(({ state }) => state === 'draft').length
  const columns: readonly Column<Sheet>[] = [
    {
      key: 'unit',
      title: words.unit,
      cell: ({ id, panel, unit }) => (
        <Link to={`/c/evaluations/${panel}/sheets/${id}`}>{nameOf(unit)}</Link>
      ),
    },
    {
      key: 'panel',
      title: words.name,
      cell: (sheet) => list.panels.find(({ id }) => id === sheet.panel)?.title ?? '',
    },
    {
      key: 'due',
      title: words.due,
      cell: (sheet) => list.panels.find(({ id }) => id === sheet.panel)?.due ?? '',
    },
    { key: 'state', title: words.state, cell: sheetState },
  ]
  return (
    <section aria-labelledby="my-sheets">
      <h2 id="my-sheets">{words.mySheets}</h2>
      <p>{waiting > 0 ? words.toScore(waiting) : words.allScored}</p>
      <DataTable
        label={words.mySheets}
        rows={list.sheets.toSorted((a, b) => a.state.localeCompare(b.state))}
        columns={columns}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

const panelColumns: readonly Column<Panel>[] = [
  {
    key: 'title',
    title: words.name,
    cell: (panel) => <Link to={`/c/evaluations/${panel.id}`}>{panel.title}</Link>,
  },
  { key: 'year', title: words.year, cell: ({ year }) => year, sort: ({ year }) => year },
  { key: 'due', title: words.due, cell: ({ due }) => due, sort: ({ due }) => due },
  { key: 'state', title: words.state, cell: ({ state }) => words.states[state] },
]

/** C7's list: an evaluator's own sheets first, then the panels for those who run them. */
export function EvaluationsPage() {
  const me = useMe()
  const panels = useQuery({ queryKey: ['panels'], queryFn: () => call(listPanels) })
  const runs = hasRole(me.data, 'federation-admin', 'federation-reader', 'analyst', 'lead')
  return (
    <>
      <PageHead
        title={words.title}
        actions={<NewPanel />}
        demo={panels.data?.panels.some(({ demo }) => demo)}
      />
      <Answered query={panels}>
        {(list) => (
          <>
            {list.sheets.length > 0 && <MySheets list={list} />}
            {runs && list.panels.length > 0 && (
              <section aria-label={words.title}>
                {list.sheets.length > 0 && <h2>{words.title}</h2>}
                <DataTable
                  label={words.title}
                  rows={list.panels}
                  columns={panelColumns}
                  rowKey={({ id }) => id}
                />
                <p className="quiet">{words.total(list.panels.length)}</p>
              </section>
            )}
            {list.sheets.length === 0 && (!runs || list.panels.length === 0) && (
              <Empty description={runs ? words.none : words.noneForYou} />
            )}
          </>
        )}
      </Answered>
    </>
  )
}
