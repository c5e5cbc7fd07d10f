import { Button, Form, Input } from 'antd'
import { meetingWords as words } from '../../../words/console/meeting.ts'
import { required } from '../../parts/required.ts'

/** What was said at a meeting, each under its theme. */
export function StatementFields() {
  return (
    <Form.List name="statements">
      {(fields, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.statements}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'theme']} label={words.theme} rules={required}>
                <Input maxLength={30} />
              </Form.Item>
              <Form.Item name={[name, 'text']} label={words.statement} rules={required}>
                <Input.TextArea maxLength={500} autoSize />
              </Form.Item>
              <Button onClick={() => remove(name)}>{words.remove}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{words.addStatement}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}
