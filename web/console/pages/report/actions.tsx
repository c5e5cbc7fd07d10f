import { Button, Space } from 'antd'
import { publishReport } from '../../../../api/contract/publication.ts'
import { computeReport } from '../../../../api/contract/report.ts'
import { reportWords as words } from '../../../words/console/report.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { Report } from './figure-text.ts'

/** Computing again, sealing a report for the public, and the way to the sealed one. */
export function ReportActions({ report }: { readonly report: Report }) {
  const { id } = report.round
  const me = useMe()
  const confirm = useConfirm()
  const recompute = useAct(() => call(computeReport, { params: { round: id } }), {
    done: () => words.queued,
    refresh: ['report'],
  })
  const publish = useAct(
    () => call(publishReport, { params: { round: id }, body: { kind: 'objection' } }),
    { done: () => words.published, refresh: ['report'] },
  )
  const ask = async (question: string, act: () => void) => {
    if (await confirm(question, words)) act()
  }
  return (
    <Space wrap>
      {hasRole(me.data, 'federation-admin', 'analyst') && (
        <Button
          loading={recompute.isPending}
          onClick={() => ask(words.recomputeAsk, () => recompute.mutate(undefined))}
        >
          {words.recompute}
        </Button>
      )}
      {hasRole(me.data, 'federation-admin') && report.units.length > 0 && (
        <Button
          type="primary"
          loading={publish.isPending}
          onClick={() => ask(words.publishAsk, () => publish.mutate(undefined))}
        >
          {words.publish}
        </Button>
      )}
      {report.publication !== undefined && (
        <a href={`/p/${report.publication}`}>{words.toPublication}</a>
      )}
      <Complaint error={recompute.error ?? publish.error} />
    </Space>
  )
}
