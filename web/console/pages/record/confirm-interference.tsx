import { Form, Input, Radio } from 'antd'
import { confirmInterference, InterferenceKind } from '../../../../api/contract/interference.ts'
import type { BodyOf } from '../../../../api/contract/operation.ts'
import { interferenceWords as words } from '../../../words/console/interference.ts'
import { call } from '../../data/call.ts'
import { FormModal } from '../../parts/form-modal.tsx'
import { required, requiredText } from '../../parts/required.ts'
import { useAct } from '../../parts/use-act.ts'

type Body = BodyOf<typeof confirmInterference>
type Fields = Omit<Body, 'year' | 'unit'>

const kinds = InterferenceKind.options.map((value) => ({ value, label: words.kinds[value] }))

/** The document, what it found, and where that can be checked. */
export function ConfirmInterference(place: Pick<Body, 'year' | 'unit'>) {
  const save = useAct(
    (fields: Fields) => call(confirmInterference, { body: { ...place, ...fields } }),
    { done: () => words.saved, refresh: ['interferences'] },
  )
  return (
    <p>
      <FormModal button={words.confirm} ok={words.save} act={save}>
        <p>{words.ask}</p>
        <Form.Item name="kind" label={words.kind} rules={required}>
          <Radio.Group options={kinds} />
        </Form.Item>
        <Form.Item
          name="document"
          label={words.document}
          extra={words.documentHint}
          rules={requiredText}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="finding"
          label={words.finding}
          extra={words.findingHint}
          rules={requiredText}
        >
          <Input.TextArea maxLength={500} autoSize />
        </Form.Item>
        <Form.Item name="evidence" label={words.evidence} rules={requiredText}>
          <Input maxLength={300} />
        </Form.Item>
      </FormModal>
    </p>
  )
}
