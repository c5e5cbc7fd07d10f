import { Button, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { enterRecord, type listRecords } from '../../../../api/contract/record.ts'
import { recordWords as words } from '../../../words/console/record.ts'
import { type Answer, call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'

type List = Answer<typeof listRecords>
type Indicator = List['indicators'][number]
type WorkRecord = List['records'][number]

interface Props {
  readonly year: number
  readonly unit: string
  readonly indicators: readonly Indicator[]
  readonly records: readonly WorkRecord[]
}

interface Fields {
  readonly value: number
  readonly evidence: string
}

interface FormProps {
  readonly place: { readonly year: number; readonly unit: string }
  readonly indicator: Indicator
  readonly record: WorkRecord | undefined
  readonly close: () => void
}

function RecordForm({ place, indicator, record, close }: FormProps) {
  const [form] = Form.useForm<Fields>()
  const save = useAct(
    (body: Fields) => call(enterRecord, { params: { ...place, indicator: indicator.id }, body }),
    { done: () => words.saved, refresh: ['records'] },
  )
  const required = [{ required: true, message: words.required }]
  return (
    <Modal
      open
      title={words.formTitle(indicator.title)}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={
          record === undefined ? {} : { value: record.value, evidence: record.evidence }
        }
        onFinish={(fields) => save.mutate(fields, { onSuccess: close })}
      >
        <Form.Item
          name="value"
          label={words.value}
          extra={words.goalposts(indicator.lower, indicator.upper)}
          rules={required}
        >
          <InputNumber min={0} />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={words.evidence}
          extra={words.evidenceHint}
          rules={required}
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      <Complaint error={save.error} />
    </Modal>
  )
}

/** The indicators of a unit and year with their values and the papers that prove them. */
export function Indicators({ year, unit, indicators, records }: Props) {
  const me = useMe()
  const [entering, setEntering] = useState<Indicator>()
  const enters = hasRole(me.data, 'federation-admin', 'entry-clerk', 'unit-manager')
  const of = ({ id }: Indicator) => records.find(({ indicator }) => indicator === id)
  const columns: readonly Column<Indicator>[] = [
    {
      key: 'indicator',
      title: words.indicator,
      cell: ({ title, half }) => (
        <>
          {title}
          <small>{words.halves[half]}</small>
        </>
      ),
    },
    {
      key: 'value',
      title: words.value,
      cell: (row) => of(row)?.value ?? <span className="quiet">{words.notEntered}</span>,
      number: true,
    },
    { key: 'evidence', title: words.evidence, cell: (row) => of(row)?.evidence ?? '—' },
    ...(enters
      ? [
          {
            key: 'enter',
            title: words.enter,
            cell: (row: Indicator) => (
              <Button
                aria-label={`${of(row) === undefined ? words.enter : words.correct}：${row.title}`}
                onClick={() => setEntering(row)}
              >
                {of(row) === undefined ? words.enter : words.correct}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <section aria-label={words.title}>
      <p>{words.entered(indicators.filter(of).length, indicators.length)}</p>
      <DataTable label={words.title} rows={indicators} columns={columns} rowKey={({ id }) => id} />
      {entering !== undefined && (
        <RecordForm
          key={entering.id}
          place={{ year, unit }}
          indicator={entering}
          record={of(entering)}
          close={() => setEntering(undefined)}
        />
      )}
    </section>
  )
}
