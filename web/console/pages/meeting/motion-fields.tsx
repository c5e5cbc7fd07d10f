import { Button, Form, Input, InputNumber, Space } from 'antd'
import { meetingWords as words } from '../../../words/console/meeting.ts'
import { required } from '../../parts/required.ts'

/** Motions put to the room, with their counts. */
export function MotionFields() {
  return (
    <Form.List name="motions">
      {(fields, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.motions}</legend>
          <p className="quiet">{words.motionsGuide}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'text']} label={words.motion} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
              <Space wrap>
                {(['agree', 'against', 'abstain'] as const).map((vote) => (
                  <Form.Item
                    key={vote}
                    name={[name, vote]}
                    label={words[vote]}
                    initialValue={0}
                    rules={required}
                  >
                    <InputNumber min={0} max={1000} precision={0} />
                  </Form.Item>
                ))}
              </Space>
              <Button onClick={() => remove(name)}>{words.remove}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{words.addMotion}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}
