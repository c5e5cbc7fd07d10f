import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { withdrawInterference } from '../../../../api/contract/interference.ts'
import { interferenceWords as words } from '../../../words/console/interference.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import type { Interference } from './interferences.tsx'

interface Fields {
  readonly why: string
}

/** Takes back what was confirmed in error, with the reason. */
export function WithdrawInterference({ row }: { readonly row: Interference }) {
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const save = useAct(
    (body: Fields) => call(withdrawInterference, { params: { interference: row.id }, body }),
    { done: () => words.taken, refresh: ['interferences'] },
  )
  const close = () => setOpen(false)
  return (
    <>
      <Button aria-label={`${words.withdraw} ${row.document}`} onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      <Modal
        open={open}
        title={words.withdrawAsk(row.document)}
        okText={words.withdraw}
        cancelText={words.cancel}
        confirmLoading={save.isPending}
        onOk={form.submit}
        onCancel={close}
      >
        <Form<Fields> form={form} layout="vertical" onFinish={(fields) => save.mutate(fields)}>
          <Form.Item
            name="why"
            label={words.why}
            rules={[{ required: true, whitespace: true, message: words.required }]}
          >
            <Input.TextArea maxLength={300} autoSize />
          </Form.Item>
        </Form>
        <Complaint error={save.error} />
      </Modal>
    </>
  )
}
