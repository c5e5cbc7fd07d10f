import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useNavigate } from 'react-router'
import { createSeries } from '../../../../api/contract/series.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { Complaint } from '../../parts/complaint.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { required } from '../../parts/required.ts'
import { useAct } from '../../parts/use-act.ts'
import { type TemplateFields, templateOf } from './template.ts'
import { TemplateForm, templateDefaults } from './template-form.tsx'
import { type Planning, usePlanning } from './use-planning.ts'

interface Fields extends TemplateFields {
  readonly title: string
  readonly rhythm: 'quarterly' | 'yearly'
  readonly opensAfter: number
  readonly daysOpen: number
  readonly lead: number
}

const numbers = [
  { name: 'opensAfter', label: words.opensAfterLabel, min: 0, max: 360 },
  { name: 'daysOpen', label: words.daysOpen, min: 1, max: 360 },
  { name: 'lead', label: words.leadLabel, min: 0, max: 120 },
] as const

function SeriesForm({ planning }: { readonly planning: Planning }) {
  const navigate = useNavigate()
  const act = useAct(
    ({ title, rhythm, opensAfter, daysOpen, lead, ...fields }: Fields) =>
      call(createSeries, {
        body: {
          title,
          rhythm,
          opensAfter,
          daysOpen,
          lead,
          template: templateOf(fields, title.replace('{period}', '').trim(), planning.units),
        },
      }),
    {
      done: () => words.seriesPlanned,
      refresh: ['series'],
    },
  )
  return (
    <Form<Fields>
      layout="vertical"
      className="panel"
      style={{ maxWidth: 760 }}
      scrollToFirstError
      initialValues={{
        ...templateDefaults,
        purpose: 'needs',
        title: words.needsName,
        rhythm: 'quarterly',
        opensAfter: 59,
        daysOpen: 14,
        lead: 14,
      }}
      onFinish={(fields) => act.mutate(fields, { onSuccess: () => navigate('/c/series') })}
    >
      <Form.Item name="title" label={words.seriesName} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="rhythm" label={words.rhythm}>
        <Radio.Group
          options={Object.entries(words.rhythms).map(([value, label]) => ({
            value,
            label,
          }))}
        />
      </Form.Item>
      {numbers.map(({ name, label, min, max }) => (
        <Form.Item key={name} name={name} label={label} rules={required}>
          <InputNumber min={min} max={max} precision={0} />
        </Form.Item>
      ))}
      <TemplateForm planning={planning} />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {words.save}
      </Button>
      <Complaint error={act.error} />
    </Form>
  )
}

/** A new regular survey; its rounds come by the calendar. */
export function PlanSeriesPage() {
  const planning = usePlanning()
  return (
    <>
      <PageHead title={words.seriesPlan} from={{ title: words.seriesTitle, path: '/c/series' }} />
      <Answered query={planning}>{(data) => <SeriesForm planning={data} />}</Answered>
    </>
  )
}
