import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { listYears } from '../../../api/contract/assessment.ts'
import { assessmentWords as words } from '../../words/console/assessment.ts'
import { call } from '../data/call.ts'
import { Answered } from '../parts/answered.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUnits } from '../parts/use-unit-names.ts'
import { ComputeYear } from './assessment/compute-year.tsx'

/** C14's list: years with results. */
export function AssessmentsPage() {
  const years = useQuery({ queryKey: ['assessment-years'], queryFn: () => call(listYears) })
  const units = useUnits()
  return (
    <>
      <PageHead
        title={words.title}
        actions={<ComputeYear />}
        demo={units.data?.units.some(({ demo }) => demo)}
      />
      <Answered query={years}>
        {(data) =>
          data.years.length === 0 ? (
            <Empty description={words.noYears} />
          ) : (
            <section className="panel" aria-label={words.years}>
              <ul className="plain">
                {data.years
                  .toSorted((a, b) => b - a)
                  .map((year) => (
                    <li key={year}>
                      <Link to={`/c/assessments/${year}`}>{words.yearOf(year)}</Link>
                    </li>
                  ))}
              </ul>
              <p className="quiet">{words.total(data.years.length)}</p>
            </section>
          )
        }
      </Answered>
    </>
  )
}
