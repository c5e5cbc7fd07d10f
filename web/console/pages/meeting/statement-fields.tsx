import { Form, Input } from 'antd'
import { meetingWords as words } from '../../../words/console/meeting.ts'
import { ListFields } from '../../parts/list-fields.tsx'
import { required } from '../../parts/required.ts'

/** What was said at a meeting, each under its theme. */
export function StatementFields() {
  return (
    <ListFields
      name="statements"
      legend={words.statements}
      add={words.addStatement}
      remove={words.remove}
      line={(place) => (
        <>
          <Form.Item name={[place, 'theme']} label={words.theme} rules={required}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name={[place, 'text']} label={words.statement} rules={required}>
            <Input.TextArea maxLength={500} autoSize />
          </Form.Item>
        </>
      )}
    />
  )
}
