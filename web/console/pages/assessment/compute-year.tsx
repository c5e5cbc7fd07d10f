import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useNavigate } from 'react-router'
import { computeYear } from '../../../../api/contract/assessment.ts'
import { listReports } from '../../../../api/contract/report.ts'
import { listRounds } from '../../../../api/contract/round.ts'
import { assessmentWords as words } from '../../../words/console/assessment.ts'
import { call } from '../../data/call.ts'
import { FormModal } from '../../parts/form-modal.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'

interface Fields {
  readonly year: number
  readonly poll: string
  readonly grassroots?: string
  readonly reason?: string
}

const sealed = ['closed', 'computed']

/** Rounds a year may be computed from: polls of secret ballots with figures, and closed rounds of the unions. */
function useChoices() {
  const reports = useQuery({ queryKey: ['reports'], queryFn: () => call(listReports) })
  const rounds = useQuery({ queryKey: ['rounds'], queryFn: () => call(listRounds) })
  const choice = ({ id, title }: { readonly id: string; readonly title: string }) => ({
    value: id,
    label: title,
  })
  return {
    polls: (reports.data?.rounds ?? []).filter(({ mode }) => mode === 'ballot').map(choice),
    grassroots: (rounds.data?.rounds ?? [])
      .filter(({ mode, state }) => mode === 'ballot' && sealed.includes(state))
      .map(choice),
  }
}

function RoundFields() {
  const choices = useChoices()
  const chosen = [{ required: true, message: words.choosePoll }]
  return (
    <>
      <Form.Item name="poll" label={words.poll} extra={words.pollHint} rules={chosen}>
        <Select options={choices.polls} />
      </Form.Item>
      <Form.Item name="grassroots" label={words.grassroots}>
        <Select allowClear placeholder={words.noGrassroots} options={choices.grassroots} />
      </Form.Item>
    </>
  )
}

/** 试算: choose the poll and the unions' round; the result stays a trial until it is decided. */
export function ComputeYear({ year }: { readonly year?: number }) {
  const me = useMe()
  const navigate = useNavigate()
  const compute = useAct(
    ({ year: chosen, reason, ...body }: Fields) =>
      call(computeYear, {
        params: { year: chosen },
        body: { ...body, ...(reason ? { reason } : {}) },
      }).then((result) => ({ ...result, year: chosen })),
    {
      done: ({ computed, changed }) => words.computed(computed, changed),
      refresh: ['assessment', 'assessment-years'],
    },
  )
  if (!hasRole(me.data, 'federation-admin', 'analyst')) return null
  return (
    <FormModal
      button={words.compute}
      title={year === undefined ? words.compute : words.computeTitle(year)}
      ok={words.compute}
      initial={{ year: year ?? new Date().getFullYear() }}
      act={compute}
      then={(result) => navigate(`/c/assessments/${result.year}`)}
    >
      <Form.Item name="year" label={words.computeYear} rules={[{ required: true }]}>
        <InputNumber min={2000} max={2100} disabled={year !== undefined} />
      </Form.Item>
      <RoundFields />
      <Form.Item name="reason" label={words.reason}>
        <Input maxLength={200} />
      </Form.Item>
    </FormModal>
  )
}
