import { useQuery } from '@tanstack/react-query'
import { Alert, Space, Tag } from 'antd'
import { useParams } from 'react-router'
import { readMeeting } from '../../../../api/contract/meeting.ts'
import { entryWords, meetingWords as words } from '../../../words/console/meeting.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import { Entry } from './entry.tsx'
import type { MeetingView } from './papers.ts'
import './meeting.css'

function Minutes({ meeting }: { readonly meeting: MeetingView }) {
  const { day, place, present, room, statements } = meeting
  return (
    <section className="panel" aria-label={words.title}>
      <dl className="facts">
        <dt>{words.day}</dt>
        <dd>{day}</dd>
        <dt>{words.place}</dt>
        <dd>{place}</dd>
        <dt>{words.present}</dt>
        <dd>{words.presentOf(present.total, present.women, present.over60)}</dd>
        <dt>{words.room}</dt>
        <dd>{room === '' ? words.noRoom : room}</dd>
      </dl>
      <h2>{words.statements}</h2>
      {statements.length === 0 ? (
        <p className="quiet">{words.noStatements}</p>
      ) : (
        <ul>
          {statements.map(({ theme, text }) => (
            <li key={`${theme} ${text}`}>
              <strong>{theme}</strong>：{text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Papers({ meeting }: { readonly meeting: MeetingView }) {
  const me = useMe()
  if (meeting.state === 'agreed')
    return <Alert type="success" title={words.ballotsAgreed(meeting.ballots ?? 0)} />
  if (!hasRole(me.data, 'recorder', 'entry-clerk'))
    return <p className="quiet">{entryWords.notClerk}</p>
  return <Entry meeting={meeting} />
}

function MeetingBody({ meeting }: { readonly meeting: MeetingView }) {
  const nameOf = useUnitNames()
  return (
    <>
      <PageHead
        title={`${nameOf(meeting.unit)} ${meeting.day}`}
        from={{ title: words.title, path: '/c/meetings' }}
        demo={meeting.demo}
      />
      <Space wrap style={{ marginBottom: 12 }}>
        <Tag>{words.states[meeting.state]}</Tag>
      </Space>
      <Minutes meeting={meeting} />
      <Papers meeting={meeting} />
    </>
  )
}

/** C9: one meeting: its minutes, and the papers of its box keyed by two people. */
export function MeetingPage() {
  const { meeting = '' } = useParams()
  const view = useQuery({
    queryKey: ['meeting', meeting],
    queryFn: () => call(readMeeting, { params: { meeting } }),
  })
  return <Answered query={view}>{(data) => <MeetingBody key={meeting} meeting={data} />}</Answered>
}
