import { Form, Input, InputNumber } from 'antd'
import { useNavigate } from 'react-router'
import { createMeeting } from '../../../../api/contract/meeting.ts'
import { meetingWords as words } from '../../../words/console/meeting.ts'
import { call } from '../../data/call.ts'
import { FormModal } from '../../parts/form-modal.tsx'
import { required } from '../../parts/required.ts'
import { UnitSelect } from '../../parts/unit-select.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import { MotionFields } from './motion-fields.tsx'
import type { MeetingView } from './papers.ts'
import { StatementFields } from './statement-fields.tsx'

interface Fields {
  readonly unit: string
  readonly day: string
  readonly place: string
  readonly total: number
  readonly women: number
  readonly over60: number
  readonly room?: string
  readonly statements?: { readonly theme: string; readonly text: string }[]
  readonly motions?: MeetingView['motions']
}

/** A meeting belongs to the year of its day. */
const create = ({
  total,
  women,
  over60,
  room = '',
  statements = [],
  motions = [],
  ...fields
}: Fields) =>
  call(createMeeting, {
    body: {
      ...fields,
      year: Number(fields.day.slice(0, 4)),
      present: { total, women, over60 },
      room,
      statements,
      motions,
    },
  })

function Numbers() {
  return (
    <fieldset className="group">
      <legend>{words.numbersOnly}</legend>
      {(['total', 'women', 'over60'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={name === 'total' ? words.present : words[name]}
          dependencies={name === 'total' ? [] : ['total']}
          rules={[
            ...required,
            ({ getFieldValue }) => ({
              validator: async (_rule, value: number) => {
                if (value > getFieldValue('total')) throw new Error(words.tooMany)
              },
            }),
          ]}
        >
          <InputNumber min={name === 'total' ? 1 : 0} max={1000} precision={0} />
        </Form.Item>
      ))}
    </fieldset>
  )
}

/** The minutes of a meeting: numbers of people, never names. */
export function NewMeeting() {
  const me = useMe()
  const navigate = useNavigate()
  const save = useAct(create, { done: () => words.saved, refresh: ['meetings'] })
  if (!hasRole(me.data, 'federation-admin', 'recorder')) return null
  return (
    <FormModal
      button={words.create}
      primary
      width={640}
      keeps
      act={save}
      then={({ id }) => navigate(`/c/meetings/${id}`)}
    >
      <Form.Item name="unit" label={words.unit} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="day" label={words.day} rules={required}>
        <Input type="date" style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="place" label={words.place} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Numbers />
      <Form.Item name="room" label={words.room} extra={words.roomHint}>
        <Input maxLength={300} />
      </Form.Item>
      <StatementFields />
      <MotionFields />
    </FormModal>
  )
}
