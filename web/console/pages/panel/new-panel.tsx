import { Form, Input, InputNumber } from 'antd'
import { useNavigate } from 'react-router'
import { createPanel } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { FormModal } from '../../parts/form-modal.tsx'
import { required } from '../../parts/required.ts'
import { UnitSelect } from '../../parts/unit-select.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import { thisYear } from '../../shell/when.ts'
import { CriteriaFields } from './criteria-fields.tsx'
import { EvaluatorSelect } from './evaluator-select.tsx'

interface Fields {
  readonly title: string
  readonly year: number
  readonly due: string
  readonly criteria: readonly {
    readonly title: string
    readonly rule: string
    readonly weight: number
  }[]
  readonly units?: readonly string[]
  readonly evaluators?: readonly string[]
}

const create = ({ units = [], evaluators = [], criteria, ...panel }: Fields) =>
  call(createPanel, {
    body: {
      ...panel,
      criteria: criteria.map((criterion, place) => ({ id: `c${place + 1}`, ...criterion })),
      assignments: units.flatMap((unit) => evaluators.map((evaluator) => ({ evaluator, unit }))),
    },
  })

/** A new scoring round, thinly: what is judged, which units, by whom, until when. */
export function NewPanel() {
  const me = useMe()
  const navigate = useNavigate()
  const save = useAct(create, { refresh: ['panels'] })
  if (!hasRole(me.data, 'federation-admin', 'lead')) return null
  return (
    <FormModal
      button={words.create}
      primary
      title={words.newTitle}
      ok={words.save}
      width={720}
      initial={{ year: Number(thisYear()), criteria: [{ weight: 100 }] }}
      keeps
      act={save}
      then={({ id }) => navigate(`/c/evaluations/${id}`)}
    >
      <Form.Item name="title" label={words.name} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="year" label={words.year} rules={required}>
        <InputNumber min={2000} max={2100} />
      </Form.Item>
      <Form.Item name="due" label={words.due} rules={required}>
        <Input type="date" style={{ width: 180 }} />
      </Form.Item>
      <CriteriaFields />
      <Form.Item name="units" label={words.units}>
        <UnitSelect mode="multiple" />
      </Form.Item>
      <Form.Item name="evaluators" label={words.evaluators} extra={words.evaluatorsHint}>
        <EvaluatorSelect mode="multiple" />
      </Form.Item>
    </FormModal>
  )
}
