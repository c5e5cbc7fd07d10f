import { Button } from 'antd'
import { decideYear } from '../../../../api/contract/assessment.ts'
import { assessmentWords as words } from '../../../words/console/assessment.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useConfirm } from '../../parts/use-confirm.ts'
import { hasRole, useMe } from '../../shell/session.ts'

/** 审定: from here on this revision stands. */
export function DecideYear({ year }: { readonly year: number }) {
  const me = useMe()
  const confirm = useConfirm()
  const decide = useAct(() => call(decideYear, { params: { year } }), {
    done: ({ decided }) => words.decidedNow(decided),
    refresh: ['assessment'],
  })
  if (!hasRole(me.data, 'federation-admin')) return null
  const ask = async () => {
    if (await confirm(words.decideAsk(year), words)) decide.mutate(undefined)
  }
  return (
    <>
      <Button type="primary" loading={decide.isPending} onClick={ask}>
        {words.decide}
      </Button>
      <Complaint error={decide.error} />
    </>
  )
}
