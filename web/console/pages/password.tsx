import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { passwordWords as words } from '../../words/console/login.ts'
import { PageHead } from '../parts/page-head.tsx'
import { required } from '../parts/required.ts'
import { changePassword, useMe } from '../shell/session.ts'
import { Said } from './password/said.tsx'
import { SecondFactorPanel } from './password/second-factor.tsx'

interface Fields {
  readonly current: string
  readonly next: string
  readonly again: string
}

function ChangePassword() {
  const [form] = Form.useForm<Fields>()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [complaint, setComplaint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async ({ current, next }: Fields) => {
    setBusy(true)
    const { complaint: why } = await changePassword(current, next)
    setBusy(false)
    setComplaint(why === undefined ? undefined : words.refused(why))
    if (why !== undefined) return
    form.resetFields()
    void message.success(words.saved)
    await client.invalidateQueries({ queryKey: ['me'] })
  }
  return (
    <section className="panel">
      <h2>{words.change}</h2>
      <Form<Fields> form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="current" label={words.current} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={words.next}
          extra={words.nextGuide}
          rules={[...required, { min: 10, message: words.tooShort }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="again"
          label={words.again}
          dependencies={['next']}
          rules={[
            ...required,
            ({ getFieldValue }) => ({
              validator: (_, again: string) =>
                again === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error(words.differs)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Said complaint={complaint} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {words.save}
        </Button>
      </Form>
    </section>
  )
}

/** The own password and the second factor; with a one-time password, the password first. */
export function PasswordPage() {
  const due = useMe().data?.passwordDue === true
  return (
    <>
      <PageHead title={words.title} />
      {due && <Alert type="warning" showIcon title={words.due} style={{ marginBottom: 16 }} />}
      <div className="cards">
        <ChangePassword />
        {!due && <SecondFactorPanel />}
      </div>
    </>
  )
}
