import { Alert, Space, Tag } from 'antd'
import { entryWords, printWords, meetingWords as words } from '../../../words/console/meeting.ts'
import { Answered } from '../../parts/answered.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { GoButton } from '../../shell/go-button.tsx'
import { hasRole, useMe } from '../../shell/session.ts'
import { Entry } from './entry.tsx'
import { Minutes } from './minutes.tsx'
import type { MeetingView } from './papers.ts'
import { printed } from './printed.ts'
import { useMeeting } from './use-meeting.ts'
import './meeting.css'

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
        actions={printed.map((sheet) => (
          <GoButton key={sheet} to={`/c/meetings/${meeting.id}/print/${sheet}`}>
            {`${printWords.print}${printWords.sheets[sheet]}`}
          </GoButton>
        ))}
      />
      <Space wrap style={{ marginBottom: 12 }}>
        <Tag>{words.states[meeting.state]}</Tag>
      </Space>
      <section className="panel" aria-label={words.title}>
        <Minutes meeting={meeting} />
      </section>
      <Papers meeting={meeting} />
    </>
  )
}

/** C9: one meeting: its minutes, and the papers of its box keyed by two people. */
export function MeetingPage() {
  const view = useMeeting()
  return <Answered query={view}>{(data) => <MeetingBody key={data.id} meeting={data} />}</Answered>
}
