import { Alert, Button } from 'antd'
import { useState } from 'react'
import { enterMeeting } from '../../../../api/contract/meeting.ts'
import { meetingWords, entryWords as words } from '../../../words/console/meeting.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { cellId, Grid } from './grid.tsx'
import {
  type Ballot,
  ballotsOf,
  counted,
  items,
  linesOf,
  type MeetingView,
  padded,
  withSign,
} from './papers.ts'

const places = (meeting: MeetingView) =>
  meeting.differences.flatMap(({ ballot, item }) =>
    items.flatMap((each, column) =>
      each === item ? [{ row: ballot - 1, column, title: words.items[each] }] : [],
    ),
  )

function Differences({ meeting }: { readonly meeting: MeetingView }) {
  return (
    <Alert
      type="warning"
      title={words.differencesTitle}
      style={{ marginBottom: 12 }}
      description={
        <>
          <p>{words.differencesHint}</p>
          <ul>
            {places(meeting).map(({ row, column, title }) => (
              <li key={cellId(row, column)}>
                {words.difference(row + 1, title)}{' '}
                <Button
                  size="small"
                  onClick={() => document.getElementById(cellId(row, column))?.focus()}
                >
                  {words.goTo}
                </Button>
              </li>
            ))}
          </ul>
        </>
      }
    />
  )
}

/** One clerk's keying of the papers; what the other keyed is never here, only where the two differ. */
export function Entry({ meeting }: { readonly meeting: MeetingView }) {
  const present = meeting.present.total
  const confirm = useConfirm()
  const [lines, setLines] = useState(() => linesOf(meeting.mine ?? []))
  const [complaint, setComplaint] = useState<string>()
  const save = useAct(
    (ballots: Ballot[]) =>
      call(enterMeeting, { params: { meeting: meeting.id }, body: { ballots } }),
    { done: () => words.saved, refresh: ['meeting', 'meetings'] },
  )
  const differing = new Set(places(meeting).map(({ row, column }) => cellId(row, column)))
  const { done, begun } = counted(lines)
  const ask = async () => {
    const ballots = ballotsOf(lines)
    setComplaint(typeof ballots === 'string' ? ballots : undefined)
    if (typeof ballots === 'string') return
    if (
      await confirm(words.saveAsk(ballots.length), {
        confirm: words.save,
        cancel: meetingWords.cancel,
      })
    )
      save.mutate(ballots)
  }
  return (
    <section className="panel" aria-labelledby="entry">
      <h2 id="entry">{words.title}</h2>
      <p>{words.twoClerks}</p>
      <p>{words.guide}</p>
      {meeting.differences.length > 0 && <Differences meeting={meeting} />}
      {meeting.state === 'entered-once' && meeting.mine !== undefined && (
        <Alert type="info" title={words.waiting} style={{ marginBottom: 12 }} />
      )}
      <Grid
        lines={padded(lines, present)}
        put={(row, column, sign) => setLines((now) => withSign(now, row, column, sign))}
        differs={(row, column) => differing.has(cellId(row, column))}
      />
      <p className="quiet">{words.legend}</p>
      <p role="status">
        {words.complete(done, begun)}。{words.limit(present)}
      </p>
      {complaint !== undefined && (
        <Alert type="error" role="alert" title={complaint} style={{ marginBottom: 12 }} />
      )}
      <Complaint error={save.error} />
      <Button type="primary" loading={save.isPending} onClick={ask}>
        {words.save}
      </Button>
    </section>
  )
}
