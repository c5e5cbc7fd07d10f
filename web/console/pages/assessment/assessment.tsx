import { useQuery } from '@tanstack/react-query'
import { Alert, Empty, Space, Tag, Watermark } from 'antd'
import { useParams } from 'react-router'
import { readYear } from '../../../../api/contract/assessment.ts'
import { assessmentWords as words } from '../../../words/console/assessment.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ComputeYear } from './compute-year.tsx'
import { DecideYear } from './decide-year.tsx'
import { Overview } from './overview.tsx'
import type { Row, Year } from './row-text.ts'
import { UnitResult } from './unit-result.tsx'

interface ListProps {
  readonly title: string
  readonly hint: string
  readonly rows: readonly Row[]
  readonly clamp: number
}

function ResultList({ title, hint, rows, clamp }: ListProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{hint}</p>
      {rows.length > 1 && <Overview label={title} rows={rows} />}
      <div className="results">
        {rows.map((row) => (
          <UnitResult key={row.unit} row={row} clamp={clamp} rows={rows} />
        ))}
      </div>
    </section>
  )
}

/** Highest score first; who has none stands last, by name. */
const byScore = (a: Row, b: Row) =>
  (b.score.value ?? -1) - (a.score.value ?? -1) || a.name.localeCompare(b.name, 'zh')

function Results({ year }: { readonly year: Year }) {
  const { rows, scheme } = year
  const clamp = scheme?.clamp ?? 0
  const of = (list: Row['list']) => rows.filter((row) => row.list === list).toSorted(byScore)
  const lists = (
    <>
      <ResultList title={words.own} hint={words.ownHint} rows={of('assessment')} clamp={clamp} />
      <ResultList
        title={words.reference}
        hint={words.referenceHint}
        rows={of('reference')}
        clamp={clamp}
      />
    </>
  )
  if (rows.every((row) => row.state === 'decided')) return lists
  return <Watermark content={words.trialMark}>{lists}</Watermark>
}

function YearBody({ year }: { readonly year: Year }) {
  const { scheme, rows } = year
  const undecided = rows.some((row) => row.state === 'trial')
  return (
    <>
      <PageHead
        title={words.yearOf(year.year)}
        from={{ title: words.title, path: '/c/assessments' }}
        demo={rows.some((row) => row.demo)}
        actions={
          <>
            <ComputeYear year={year.year} />
            {undecided && <DecideYear year={year.year} />}
          </>
        }
      />
      <Space wrap style={{ marginBottom: 12 }}>
        {scheme !== null && <Tag>{words.scheme(scheme.name, scheme.version)}</Tag>}
        {rows.length > 0 && !undecided && <Tag>{words.decided}</Tag>}
      </Space>
      {scheme === null && <Alert type="info" title={words.noScheme} />}
      {rows.some((row) => row.trialYear) && (
        <Alert type="info" title={words.trialRun} style={{ marginBottom: 12 }} />
      )}
      {undecided && <p>{words.trialUndecided}</p>}
      {rows.length === 0 ? <Empty description={words.noRows} /> : <Results year={year} />}
    </>
  )
}

/** C14: a year's results, the federation's own units and the others apart. */
export function AssessmentPage() {
  const year = Number(useParams().year)
  const results = useQuery({
    queryKey: ['assessment', year],
    queryFn: () => call(readYear, { params: { year } }),
  })
  return <Answered query={results}>{(data) => <YearBody year={data} />}</Answered>
}
