import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Form, Input, Typography } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { loginWords as words } from '../../words/console/login.ts'
import { required } from '../parts/required.ts'
import { confirmCode, confirmSpareCode, signIn } from '../shell/session.ts'

interface Fields {
  readonly userName: string
  readonly password: string
  readonly code?: string
}

/** C1: user name, password and, where it is switched on, the second factor. Pasting is allowed everywhere. */
export function LoginPage() {
  const [step, setStep] = useState<'password' | 'code' | 'spare'>('password')
  const [complaint, setComplaint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const client = useQueryClient()

  const submit = async ({ userName, password, code = '' }: Fields) => {
    setBusy(true)
    const result = await {
      password: () => signIn(userName, password),
      code: () => confirmCode(code.trim()),
      spare: () => confirmSpareCode(code.trim()),
    }[step]()
    setBusy(false)
    setComplaint(result.complaint)
    if (result.complaint !== undefined) return
    if ('secondFactor' in result && result.secondFactor === true) return setStep('code')
    client.clear()
    return navigate('/c')
  }
  const go = (next: typeof step) => {
    setComplaint(undefined)
    setStep(next)
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
          {{ password: words.subtitle, code: words.codeGuide, spare: words.spareGuide }[step]}
        </Typography.Paragraph>
        {complaint !== undefined && (
          <Alert type="error" title={complaint} role="alert" style={{ marginBottom: 16 }} />
        )}
        <Form<Fields> layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item
            name="userName"
            label={words.userName}
            hidden={step !== 'password'}
            rules={required}
          >
            <Input autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.password}
            hidden={step !== 'password'}
            rules={required}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {step === 'code' && (
            <Form.Item name="code" label={words.code} rules={required} preserve={false}>
              <Input autoComplete="one-time-code" inputMode="numeric" size="large" autoFocus />
            </Form.Item>
          )}
          {step === 'spare' && (
            <Form.Item name="code" label={words.spareCode} rules={required} preserve={false}>
              <Input autoComplete="off" size="large" autoFocus />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {words.signIn}
          </Button>
          {step !== 'password' && (
            <>
              <Button
                type="link"
                block
                style={{ marginTop: 8 }}
                onClick={() => go(step === 'code' ? 'spare' : 'code')}
              >
                {step === 'code' ? words.useSpare : words.usePhone}
              </Button>
              <Button type="link" block onClick={() => go('password')}>
                {words.back}
              </Button>
            </>
          )}
        </Form>
      </Card>
    </main>
  )
}
