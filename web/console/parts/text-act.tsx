import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { shellWords as words } from '../../words/console/shell.ts'
import { Complaint } from './complaint.tsx'
import { useAct } from './use-act.ts'

interface Fields {
  readonly text: string
}

interface Props {
  readonly button: string
  /** What it is done to, where the page has several such buttons. */
  readonly about?: string
  readonly label: string
  readonly initial?: string | undefined
  readonly work: (text: string) => Promise<unknown>
  /** First keys of the queries whose answers are old now. */
  readonly refresh: readonly string[]
}

/** A button that asks for a few sentences and does something with them. */
export function TextAct({ button, about, label, initial = '', work, refresh }: Props) {
  const title = about === undefined ? button : `${button}：${about}`
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const act = useAct(({ text }: Fields) => work(text), { done: () => words.saved, refresh })
  return (
    <>
      <Button aria-label={title} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={title}
        okText={words.save}
        cancelText={words.cancel}
        confirmLoading={act.isPending}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <Form<Fields>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ text: initial }}
          onFinish={(fields) => act.mutate(fields, { onSuccess: () => setOpen(false) })}
        >
          <Form.Item
            name="text"
            label={label}
            rules={[{ required: true, whitespace: true, message: words.required }]}
          >
            <Input.TextArea maxLength={300} autoSize={{ minRows: 3 }} />
          </Form.Item>
        </Form>
        <Complaint error={act.error} />
      </Modal>
    </>
  )
}
