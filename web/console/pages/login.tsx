import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Form, Input, Typography } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { loginWords as words } from '../../words/console/login.ts'
import { required } from '../parts/required.ts'
import { confirmCode, signIn } from '../shell/session.ts'

interface Fields {
  readonly userName: string
  readonly password: string
  readonly code?: string
}

/** C1: user name, password and, where it is switched on, the second factor. Pasting is allowed everywhere. */
export function LoginPage() {
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [complaint, setComplaint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const client = useQueryClient()

  const submit = async ({ userName, password, code = '' }: Fields) => {
    setBusy(true)
    const result =
      step === 'password' ? await signIn(userName, password) : await confirmCode(code.trim())
    setBusy(false)
    if (result === 'second-factor') {
      setComplaint(undefined)
      return setStep('code')
    }
    if (result === 'signed-in') {
      client.clear()
      return navigate('/c')
    }
    const wrong = step === 'code' ? words.wrongCode : words.wrong
    setComplaint({ wrong, locked: words.locked, offline: words.offline }[result])
  }

  return (
    <main
      style={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        padding: 16,
        background: '#f4f4f2',
      }}
    >
      <title>{`${words.signIn} · ${words.title}`}</title>
      <Card style={{ width: '100%', maxWidth: 400 }}>
        <Typography.Title level={1} style={{ fontSize: 26, marginTop: 0 }}>
          {words.title}
        </Typography.Title>
        <Typography.Paragraph>
          {step === 'code' ? words.codeGuide : words.subtitle}
        </Typography.Paragraph>
        {complaint !== undefined && (
          <Alert type="error" title={complaint} role="alert" style={{ marginBottom: 16 }} />
        )}
        <Form<Fields> layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item
            name="userName"
            label={words.userName}
            hidden={step === 'code'}
            rules={required}
          >
            <Input autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.password}
            hidden={step === 'code'}
            rules={required}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {step === 'code' && (
            <Form.Item name="code" label={words.code} rules={required}>
              <Input autoComplete="one-time-code" inputMode="numeric" size="large" autoFocus />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {words.signIn}
          </Button>
          {step === 'code' && (
            <Button type="link" block style={{ marginTop: 8 }} onClick={() => setStep('password')}>
              {words.back}
            </Button>
          )}
        </Form>
      </Card>
    </main>
  )
}
