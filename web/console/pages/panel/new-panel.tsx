import { Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { createPanel } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import { thisYear } from '../../shell/when.ts'
import { CriteriaFields } from './criteria-fields.tsx'
import { useChoices } from './use-choices.ts'

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
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const choices = useChoices(open)
  const save = useAct(create, {
    refresh: ['panels'],
  })
  const finish = (fields: Fields) =>
    save.mutate(fields, { onSuccess: ({ id }) => navigate(`/c/evaluations/${id}`) })
  if (!hasRole(me.data, 'federation-admin', 'lead')) return null
  const required = [{ required: true, message: words.required }]
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.create}
      </Button>
      <Modal
        open={open}
        title={words.newTitle}
        width={720}
        okText={words.save}
        cancelText={words.cancel}
        confirmLoading={save.isPending}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={{ year: Number(thisYear()), criteria: [{ weight: 100 }] }}
          onFinish={finish}
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
            <Select mode="multiple" optionFilterProp="label" options={choices.units} />
          </Form.Item>
          <Form.Item name="evaluators" label={words.evaluators} extra={words.evaluatorsHint}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={choices.evaluators}
              notFoundContent={words.needEvaluators}
            />
          </Form.Item>
        </Form>
        <Complaint error={save.error} />
      </Modal>
    </>
  )
}
