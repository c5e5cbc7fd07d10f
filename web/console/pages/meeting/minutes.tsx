import { meetingWords as words } from '../../../words/console/meeting.ts'
import type { MeetingView } from './papers.ts'

/** What was held, in numbers and in what was said; nobody is named. */
export function Minutes({ meeting }: { readonly meeting: MeetingView }) {
  const { day, place, present, room, statements, motions } = meeting
  return (
    <>
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
      {motions.length > 0 && (
        <>
          <h2>{words.motions}</h2>
          <ul>
            {motions.map(({ text, agree, against, abstain }) => (
              <li key={text}>
                {text}：{words.votesOf(agree, against, abstain)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
