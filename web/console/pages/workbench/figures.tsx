import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listYears } from '../../../../api/contract/assessment.ts'
import { listReports } from '../../../../api/contract/report.ts'
import { workbenchWords as words } from '../../../words/console/workbench.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { dayText } from '../../parts/day.ts'

/** So many of the newest reports; the others are a click away. */
const most = 3

/** The newest year and reports this person may read: for many roles the reason to come. */
export function Figures() {
  const years = useQuery({ queryKey: ['assessment-years'], queryFn: () => call(listYears) })
  const reports = useQuery({ queryKey: ['reports'], queryFn: () => call(listReports) })
  const newest = years.data?.years.toSorted((a, b) => b - a)[0]
  return (
    <section className="panel">
      <h2>{words.figures}</h2>
      <Answered query={reports}>
        {({ rounds }) =>
          rounds.length === 0 && newest === undefined ? (
            <p>{words.noFigures}</p>
          ) : (
            <ul className="todo">
              {newest !== undefined && (
                <li>
                  <Link to={`/c/assessments/${newest}`}>{words.yearOf(newest)}</Link>
                </li>
              )}
              {rounds.slice(0, most).map(({ id, title, closesAt }) => (
                <li key={id}>
                  <Link to={`/c/reports/${id}`}>{title}</Link>
                  <span className="quiet">{words.until(dayText(closesAt))}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}
