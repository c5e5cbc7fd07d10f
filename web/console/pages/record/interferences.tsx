import { useQuery } from '@tanstack/react-query'
import { listInterferences } from '../../../../api/contract/interference.ts'
import { interferenceWords as words } from '../../../words/console/interference.ts'
import { type Answer, call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { dayText } from '../../parts/day.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import { ConfirmInterference } from './confirm-interference.tsx'
import { WithdrawInterference } from './withdraw-interference.tsx'

export type Interference = Answer<typeof listInterferences>['interferences'][number]

interface Place {
  readonly year: number
  readonly unit: string
}

const columns: readonly Column<Interference>[] = [
  {
    key: 'document',
    title: words.document,
    cell: ({ document, confirmedAt }) => (
      <>
        {document}
        <small>{dayText(confirmedAt)}</small>
      </>
    ),
  },
  { key: 'kind', title: words.kind, cell: ({ kind }) => words.kinds[kind] },
  { key: 'finding', title: words.finding, cell: ({ finding }) => finding },
  { key: 'evidence', title: words.evidence, cell: ({ evidence }) => evidence },
  {
    key: 'state',
    title: words.state,
    cell: ({ withdrawn }) =>
      withdrawn === undefined ? words.standing : words.withdrawn(withdrawn.why),
  },
]

const doing: Column<Interference> = {
  key: 'act',
  title: words.act,
  cell: (row) => (row.withdrawn === undefined ? <WithdrawInterference row={row} /> : '—'),
}

/** Confirmed interference with answers about a unit: a duty cap (K5), entered with its evidence. */
export function Interferences({ year, unit }: Place) {
  const decides = hasRole(useMe().data, 'federation-admin')
  const list = useQuery({
    queryKey: ['interferences', year],
    queryFn: () => call(listInterferences, { params: { year } }),
  })
  return (
    <section aria-labelledby="interferences">
      <h2 id="interferences">{words.title}</h2>
      <p>{words.guide}</p>
      <Answered query={list}>
        {({ interferences }) => {
          const rows = interferences.filter((row) => row.unit === unit)
          if (rows.length === 0) return <p className="quiet">{words.none}</p>
          return (
            <DataTable
              label={words.title}
              rows={rows}
              columns={decides ? [...columns, doing] : columns}
              rowKey={({ id }) => id}
            />
          )
        }}
      </Answered>
      {decides && <ConfirmInterference year={year} unit={unit} />}
    </section>
  )
}
