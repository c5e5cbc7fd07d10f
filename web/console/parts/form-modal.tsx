import type { UseMutationResult } from '@tanstack/react-query'
import { Button, Form, type FormProps, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { shellWords as words } from '../../words/console/shell.ts'
import { Complaint } from './complaint.tsx'

interface Props<Fields, Output> {
  readonly button: string
  readonly primary?: boolean
  /** The button's full name, where the page has several such buttons. */
  readonly name?: string
  readonly title?: string
  readonly ok?: string
  readonly width?: number
  readonly initial?: NonNullable<FormProps['initialValues']>
  /** What was typed is still there when it is closed unsent and opened again. */
  readonly keeps?: boolean
  readonly act: UseMutationResult<Output, Error, Fields>
  readonly then?: (output: Output) => unknown
  readonly children: ReactNode
}

/** A button that opens a form and does something with what is filled in. */
export function FormModal<Fields, Output>({
  button,
  primary = false,
  name = button,
  title = button,
  ok = words.save,
  width = 520,
  initial = {},
  keeps = false,
  act,
  then,
  children,
}: Props<Fields, Output>) {
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Fields>()
  const close = () => {
    setOpen(false)
    act.reset()
  }
  const done = (output: Output) => {
    close()
    then?.(output)
  }
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        aria-label={name}
        onClick={() => setOpen(true)}
      >
        {button}
      </Button>
      <Modal
        open={open}
        destroyOnHidden={!keeps}
        title={title}
        width={width}
        okText={ok}
        cancelText={words.cancel}
        confirmLoading={act.isPending}
        onOk={form.submit}
        onCancel={close}
      >
        <Form<Fields>
          form={form}
          layout="vertical"
          preserve={keeps}
          initialValues={initial}
          onFinish={(fields) => act.mutate(fields, { onSuccess: done })}
        >
          {children}
        </Form>
        <Complaint error={act.error} />
      </Modal>
    </>
  )
}
