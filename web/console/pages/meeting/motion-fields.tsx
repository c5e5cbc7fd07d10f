import { Form, Input, InputNumber, Space } from 'antd'
import { meetingWords as words } from '../../../words/console/meeting.ts'
import { ListFields } from '../../parts/list-fields.tsx'
import { required } from '../../parts/required.ts'

/** Motions put to the room, with their counts. */
export function MotionFields() {
  return (
    <ListFields
      name="motions"
      legend={words.motions}
      guide={words.motionsGuide}
      add={words.addMotion}
      remove={words.remove}
      line={(place) => (
        <>
          <Form.Item name={[place, 'text']} label={words.motion} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Space wrap>
            {(['agree', 'against', 'abstain'] as const).map((vote) => (
              <Form.Item
                key={vote}
                name={[place, vote]}
                label={words[vote]}
                initialValue={0}
                rules={required}
              >
                <InputNumber min={0} max={1000} precision={0} />
              </Form.Item>
            ))}
          </Space>
        </>
      )}
    />
  )
}
