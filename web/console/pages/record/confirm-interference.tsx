import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { confirmInterference, InterferenceKind } from '../../../../api/contract/interference.ts'
import type { BodyOf } from '../../../../api/contract/operation.ts'
import { interferenceWords as words } from '../../../words/console/interference.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'

type Body = BodyOf<typeof confirmInterference>
type Fields = Omit<Body, 'year' | 'unit'>

const required = [{ required: true, whitespace: true, message: words.required }]
const kinds = InterferenceKind.options.map((value) => ({ value, label: words.kinds[value] }))

/** The document, what it found, and where that can be checked. */
export function ConfirmInterference(place: Pick<Body, 'year' | 'unit'>) {
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const save = useAct(
    (fields: Fields) => call(confirmInterference, { body: { ...place, ...fields } }),
    { done: () => words.saved, refresh: ['interferences'] },
  )
  const close = () => {
    setOpen(false)
    form.resetFields()
    save.reset()
  }
  return (
    <p>
      <Button onClick={() => setOpen(true)}>{words.confirm}</Button>
      <Modal
        open={open}
        title={words.confirm}
        okText={words.save}
        cancelText={words.cancel}
        confirmLoading={save.isPending}
        onOk={form.submit}
        onCancel={close}
      >
        <p>{words.ask}</p>
        <Form<Fields>
          form={form}
          layout="vertical"
          onFinish={(fields) => save.mutate(fields, { onSuccess: close })}
        >
          <Form.Item
            name="kind"
            label={words.kind}
            rules={[{ required: true, message: words.required }]}
          >
            <Radio.Group options={kinds} />
          </Form.Item>
          <Form.Item
            name="document"
            label={words.document}
            extra={words.documentHint}
            rules={required}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="finding"
            label={words.finding}
            extra={words.findingHint}
            rules={required}
          >
            <Input.TextArea maxLength={500} autoSize />
          </Form.Item>
          <Form.Item name="evidence" label={words.evidence} rules={required}>
            <Input maxLength={300} />
          </Form.Item>
        </Form>
        <Complaint error={save.error} />
      </Modal>
    </p>
  )
}
