import { useQuery } from '@tanstack/react-query'
import { Empty, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { listMeetings } from '../../../api/contract/meeting.ts'
import { meetingWords as words } from '../../words/console/meeting.ts'
import { type Answer, call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUnitNames } from '../parts/use-unit-names.ts'
import { NewMeeting } from './meeting/new-meeting.tsx'

type Row = Answer<typeof listMeetings>['meetings'][number]

function MeetingList({ rows }: { readonly rows: readonly Row[] }) {
  const nameOf = useUnitNames()
  const [year, setYear] = useState<number>()
  const years = [...new Set(rows.map((row) => row.year))].toSorted((a, b) => b - a)
  const shown = rows.filter((row) => year === undefined || row.year === year)
  const columns: readonly Column<Row>[] = [
    {
      key: 'unit',
      title: words.unit,
      cell: ({ id, unit }) => <Link to={`/c/meetings/${id}`}>{nameOf(unit)}</Link>,
      sort: ({ unit }) => nameOf(unit),
    },
    { key: 'day', title: words.day, cell: ({ day }) => day, sort: ({ day }) => day },
    { key: 'place', title: words.place, cell: ({ place }) => place },
    {
      key: 'present',
      title: words.present,
      cell: ({ present }) => present.total,
      sort: ({ present }) => present.total,
      number: true,
    },
    { key: 'state', title: words.state, cell: ({ state }) => words.states[state] },
  ]
  return (
    <>
      {years.length > 1 && (
        <div className="filters">
          <Select
            aria-label={words.year}
            allowClear
            placeholder={words.allYears}
            style={{ width: 140 }}
            options={years.map((value) => ({ value, label: String(value) }))}
            onChange={(value: number | undefined) => setYear(value)}
          />
        </div>
      )}
      <DataTable label={words.title} rows={shown} columns={columns} rowKey={({ id }) => id} />
      <p className="quiet">{words.total(shown.length)}</p>
    </>
  )
}

/** C9's list: the meetings, and how far the papers of each have been keyed. */
export function MeetingsPage() {
  const meetings = useQuery({ queryKey: ['meetings'], queryFn: () => call(listMeetings) })
  return (
    <>
      <PageHead
        title={words.title}
        actions={<NewMeeting />}
        demo={meetings.data?.meetings.some(({ demo }) => demo)}
      />
      <p className="quiet">{words.enough}</p>
      <Answered query={meetings}>
        {({ meetings: rows }) =>
          rows.length === 0 ? <Empty description={words.none} /> : <MeetingList rows={rows} />
        }
      </Answered>
    </>
  )
}
