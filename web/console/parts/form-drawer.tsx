import type { UseMutationResult } from '@tanstack/react-query'
import { Button, Drawer, Form, type FormProps, Space } from 'antd'
import type { ReactNode } from 'react'
import { shellWords as words } from '../../words/console/shell.ts'
import { Complaint } from './complaint.tsx'

interface Props<Fields, Output> {
  readonly title: string
  readonly size: number
  readonly ok: string
  readonly initial: NonNullable<FormProps['initialValues']>
  readonly act: UseMutationResult<Output, Error, Fields>
  readonly close: () => void
  readonly children: ReactNode
}

/** A long form at the side of the page. */
export function FormDrawer<Fields, Output>(props: Props<Fields, Output>) {
  const { title, size, ok, initial, act, close, children } = props
  return (
    <Drawer open onClose={close} title={title} size={size}>
      <Form<Fields>
        layout="vertical"
        scrollToFirstError
        initialValues={initial}
        onFinish={(fields) => act.mutate(fields, { onSuccess: close })}
      >
        {children}
        <Complaint error={act.error} />
        <Space>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {ok}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
        </Space>
      </Form>
    </Drawer>
  )
}
