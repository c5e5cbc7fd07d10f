import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Space, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { readReport } from '../../../../api/contract/report.ts'
import { reportWords as words } from '../../../words/console/report.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ReportActions } from './actions.tsx'
import { CityFigures } from './city-figures.tsx'
import type { Report } from './figure-text.ts'
import { MethodDrawer } from './method-drawer.tsx'
import { Summary } from './summary.tsx'
import { UnitDots } from './unit-dots.tsx'
import { UnitTable } from './unit-table.tsx'

function Provenance({ report }: { readonly report: Report }) {
  const { round, batch } = report
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      {batch !== undefined && <Tag>{words.batch(batch)}</Tag>}
      {round.mode === 'ballot' && round.custodians.length < 2 && <Tag>{words.oneCustodian}</Tag>}
    </Space>
  )
}

function ReportBody({ report }: { readonly report: Report }) {
  const [method, setMethod] = useState(false)
  const { round, units } = report
  return (
    <>
      <PageHead
        title={round.title}
        from={{ title: words.title, path: '/c/reports' }}
        demo={round.demo}
        actions={
          <>
            <Button onClick={() => setMethod(true)}>{words.method}</Button>
            <ReportActions report={report} />
          </>
        }
      />
      <Provenance report={report} />
      {round.mode === 'open' && (
        <Alert type="warning" title={words.openOnly} style={{ marginBottom: 16 }} />
      )}
      {units.length === 0 ? (
        <Empty description={words.noFigures} />
      ) : (
        <>
          <Summary report={report} />
          <CityFigures report={report} />
          <UnitDots report={report} />
          <UnitTable report={report} />
        </>
      )}
      <MethodDrawer report={report} open={method} close={() => setMethod(false)} />
    </>
  )
}

/** C10: the figures of one round, the sentences first. */
export function ReportPage() {
  const { round = '' } = useParams()
  const report = useQuery({
    queryKey: ['report', round],
    queryFn: () => call(readReport, { params: { round } }),
  })
  return <Answered query={report}>{(data) => <ReportBody report={data} />}</Answered>
}
