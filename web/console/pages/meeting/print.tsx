import { Button } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useParams } from 'react-router'
import { entryWords, meetingWords, printWords as words } from '../../../words/console/meeting.ts'
import { shellWords } from '../../../words/console/shell.ts'
import { Answered } from '../../parts/answered.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUnitNames } from '../../parts/use-unit-names.ts'
import { NoSuchPage } from '../../shell/failed.tsx'
import { Minutes } from './minutes.tsx'
import { items, type MeetingView } from './papers.ts'
import { isPrinted, type Printed } from './printed.ts'
import { useMeeting } from './use-meeting.ts'
import './print.css'

interface SheetProps {
  readonly meeting: MeetingView
  readonly unit: string
}

interface PaperProps {
  readonly title: string
  readonly meeting: MeetingView
  readonly children: ReactNode
}

/** One sheet of paper; the example is marked on each. */
function Paper({ title, meeting, children }: PaperProps) {
  return (
    <article className="paper">
      <h2>{title}</h2>
      {meeting.demo && (
        <p>
          <strong>{shellWords.demo}</strong>
        </p>
      )}
      {children}
    </article>
  )
}

/** What the people in the room put their names under. */
function Signing({ meeting, unit }: SheetProps) {
  return (
    <Paper title={words.signingTitle} meeting={meeting}>
      <p>
        {meetingWords.unit}：{unit}
      </p>
      <Minutes meeting={meeting} />
      <p>
        {words.counted}：
        {meeting.ballots === undefined ? words.countedBlank : words.countedOf(meeting.ballots)}
      </p>
      <table className="signers">
        <tbody>
          {words.signers.map((signer, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of them bear the same title
            <tr key={place}>
              <th scope="row">{signer}</th>
              <td>{words.signed}</td>
              <td>{words.dated}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}

/** One paper for the box: five grades, best first, and 不了解 apart as the last. */
function BlankBallot({ meeting, unit }: SheetProps) {
  return (
    <Paper title={words.sheets.ballots} meeting={meeting}>
      <p>
        {unit}　{meeting.day}
      </p>
      <p>{words.readAloud}</p>
      <ol>
        {items.map((item) => (
          <li key={item}>
            {entryWords.questions[item]}
            <div className="boxes">
              {words.options[item].map((option) => (
                <span key={option}>□ {option}</span>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <p>{words.oneThing}：</p>
      <p className="line" />
    </Paper>
  )
}

function BlankVote({ meeting, unit }: SheetProps) {
  return (
    <Paper title={words.sheets.votes} meeting={meeting}>
      <p>
        {unit}　{meeting.day}
      </p>
      <p>{words.voteHead}</p>
      {(meeting.motions.length === 0 ? [{ text: words.voteBlank }] : meeting.motions).map(
        ({ text }) => (
          <Fragment key={text}>
            <p>{text}</p>
            <p className="boxes">
              {[meetingWords.agree, meetingWords.against, meetingWords.abstain].map((vote) => (
                <span key={vote}>□ {vote}</span>
              ))}
            </p>
          </Fragment>
        ),
      )}
    </Paper>
  )
}

const slips = { ballots: BlankBallot, votes: BlankVote }

function Papers({ sheet, ...props }: SheetProps & { readonly sheet: Printed }) {
  if (sheet === 'signing') return <Signing {...props} />
  const Slip = slips[sheet]
  return Array.from({ length: props.meeting.present.total }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the slips are all alike
    <Slip key={place} {...props} />
  ))
}

function PrintBody({ meeting, sheet }: { readonly meeting: MeetingView; readonly sheet: Printed }) {
  const unit = useUnitNames()(meeting.unit)
  return (
    <>
      <PageHead
        title={words.sheets[sheet]}
        from={{ title: `${unit} ${meeting.day}`, path: `/c/meetings/${meeting.id}` }}
        actions={
          <Button type="primary" onClick={() => window.print()}>
            {words.print}
          </Button>
        }
      />
      {sheet !== 'signing' && <p className="quiet">{words.copies(meeting.present.total)}</p>}
      <Papers sheet={sheet} meeting={meeting} unit={unit} />
    </>
  )
}

/** C9 on paper: the page to be signed, and the blank papers of the box. */
export function PrintPage() {
  const { sheet } = useParams()
  const view = useMeeting()
  if (!isPrinted(sheet)) return <NoSuchPage />
  return <Answered query={view}>{(data) => <PrintBody meeting={data} sheet={sheet} />}</Answered>
}
