import { Form, Input, InputNumber } from 'antd'
import { enterRecord, type listRecords } from '../../../../api/contract/record.ts'
import { recordWords as words } from '../../../words/console/record.ts'
import { type Answer, call } from '../../data/call.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FormModal } from '../../parts/form-modal.tsx'
import { required } from '../../parts/required.ts'
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

interface EnterProps {
  readonly place: { readonly year: number; readonly unit: string }
  readonly indicator: Indicator
  readonly record: WorkRecord | undefined
}

function Enter({ place, indicator, record }: EnterProps) {
  const save = useAct(
    (body: Pick<WorkRecord, 'value' | 'evidence'>) =>
      call(enterRecord, { params: { ...place, indicator: indicator.id }, body }),
    { done: () => words.saved, refresh: ['records'] },
  )
  const button = record === undefined ? words.enter : words.correct
  return (
    <FormModal
      button={button}
      name={`${button}：${indicator.title}`}
      title={words.formTitle(indicator.title)}
      initial={{ value: record?.value, evidence: record?.evidence }}
      act={save}
    >
      <Form.Item
        name="value"
        label={words.value}
        extra={words.goalposts(indicator.lower, indicator.upper)}
        rules={required}
      >
        <InputNumber min={0} />
      </Form.Item>
      <Form.Item name="evidence" label={words.evidence} extra={words.evidenceHint} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
    </FormModal>
  )
}

/** The indicators of a unit and year with their values and the papers that prove them. */
export function Indicators({ year, unit, indicators, records }: Props) {
  const me = useMe()
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
              <Enter place={{ year, unit }} indicator={row} record={of(row)} />
            ),
          },
        ]
      : []),
  ]
  return (
    <section aria-label={words.title}>
      <p>{words.entered(indicators.filter(of).length, indicators.length)}</p>
      <DataTable label={words.title} rows={indicators} columns={columns} rowKey={({ id }) => id} />
    </section>
  )
}
