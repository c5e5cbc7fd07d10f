import { Button, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { planRound } from '../../../../api/contract/round.ts'
import { roundWords as words } from '../../../words/console/round.ts'
import { call } from '../../data/call.ts'
import { Answered } from '../../parts/answered.tsx'
import { Complaint } from '../../parts/complaint.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { required } from '../../parts/required.ts'
import { useAct } from '../../parts/use-act.ts'
import { thisYear, typedDay, typedInstant } from '../../shell/when.ts'
import { type TemplateFields, templateOf } from './template.ts'
import { TemplateForm, templateDefaults } from './template-form.tsx'
import { type Planning, usePlanning } from './use-planning.ts'

interface Fields extends TemplateFields {
  readonly title: string
  readonly period: string
  readonly opensAt: string
  readonly closesAt: string
}

const periodPattern = /^\d{4}(Q[1-4]|-\d{2}(-\d{2})?)?$/

function Dates() {
  return (
    <>
      <Form.Item name="opensAt" label={words.opensAt} rules={required}>
        <Input type="datetime-local" style={{ maxWidth: 260 }} />
      </Form.Item>
      <Form.Item
        name="closesAt"
        label={words.closesAt}
        dependencies={['opensAt']}
        rules={[
          ...required,
          ({ getFieldValue }) => ({
            validator: (_, closes: string) =>
              closes > getFieldValue('opensAt')
                ? Promise.resolve()
                : Promise.reject(new Error(words.closesFirst)),
          }),
        ]}
      >
        <Input type="datetime-local" style={{ maxWidth: 260 }} />
      </Form.Item>
    </>
  )
}

function PlanForm({ planning }: { readonly planning: Planning }) {
  const navigate = useNavigate()
  const act = useAct(
    (fields: Fields) =>
      call(planRound, {
        body: {
          title: fields.title,
          period: fields.period,
          opensAt: typedInstant(fields.opensAt),
          closesAt: typedInstant(fields.closesAt),
          ...templateOf(fields, fields.title, planning.units),
        },
      }),
    {
      done: () => words.planned,
      refresh: ['rounds'],
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
        period: thisYear(),
        opensAt: typedDay(7, '09:00'),
        closesAt: typedDay(21, '18:00'),
      }}
      onFinish={(fields) =>
        act.mutate(fields, { onSuccess: ({ id }) => navigate(`/c/rounds/${id}`) })
      }
    >
      <Form.Item name="title" label={words.name} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="period"
        label={words.period}
        extra={words.periodGuide}
        rules={[...required, { pattern: periodPattern, message: words.badPeriod }]}
      >
        <Input maxLength={10} style={{ maxWidth: 200 }} />
      </Form.Item>
      <Dates />
      <TemplateForm planning={planning} />
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {words.save}
      </Button>
      <Complaint error={act.error} />
    </Form>
  )
}

/** A new round: what is asked about whom, when, under whose keys. */
export function PlanPage() {
  const planning = usePlanning()
  return (
    <>
      <PageHead title={words.planTitle} from={{ title: words.title, path: '/c/rounds' }} />
      <p>{words.planGuide}</p>
      <Answered query={planning}>{(data) => <PlanForm planning={data} />}</Answered>
    </>
  )
}
