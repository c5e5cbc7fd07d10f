import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { passwordWords as words } from '../../../words/console/login.ts'
import { required } from '../../parts/required.ts'
import { Qr } from '../../shell/qr.tsx'
import { beginSecondFactor, confirmCode, type SecondFactor } from '../../shell/session.ts'
import { Said } from './said.tsx'

function Begin({ begun }: { readonly begun: (second: SecondFactor) => void }) {
  const [complaint, setComplaint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async ({ password }: { readonly password: string }) => {
    setBusy(true)
    const result = await beginSecondFactor(password)
    setBusy(false)
    if (typeof result !== 'string') return begun(result)
    const { wrongPassword: wrong, locked, offline } = words
    setComplaint({ wrong, locked, offline }[result])
  }
  return (
    <Form layout="vertical" onFinish={submit}>
      <p>{words.secondGuide}</p>
      <Form.Item name="password" label={words.current} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Said complaint={complaint} />
      <Button htmlType="submit" loading={busy}>
        {words.begin}
      </Button>
    </Form>
  )
}

const secretOf = (uri: string): string => new URL(uri).searchParams.get('secret') ?? ''

function Confirm({
  second,
  confirmed,
}: {
  readonly second: SecondFactor
  readonly confirmed: () => void
}) {
  const [complaint, setComplaint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async ({ code }: { readonly code: string }) => {
    setBusy(true)
    const result = await confirmCode(code.trim())
    setBusy(false)
    if (result === 'signed-in') return confirmed()
    const { wrongCode: wrong, locked, offline } = words
    setComplaint({ wrong, locked, offline }[result])
  }
  return (
    <Form layout="vertical" onFinish={submit}>
      <p>{words.scan}</p>
      <Qr text={second.totpURI} label={words.qr} />
      <p style={{ overflowWrap: 'anywhere' }}>
        {words.key}：<code>{secretOf(second.totpURI)}</code>
      </p>
      <p>{words.spare}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{second.backupCodes.join('　')}</code>
      </p>
      <Form.Item name="code" label={words.confirmCode} rules={required}>
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
      </Form.Item>
      <Said complaint={complaint} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {words.confirm}
      </Button>
    </Form>
  )
}

/** Switches on a second factor: password, authenticator, one code to prove that it works. */
export function SecondFactorPanel() {
  const [second, setSecond] = useState<SecondFactor>()
  const [on, setOn] = useState(false)
  return (
    <section className="panel">
      <h2>{words.second}</h2>
      {on && <Alert type="success" role="status" title={words.on} />}
      {!on && second === undefined && <Begin begun={setSecond} />}
      {!on && second !== undefined && <Confirm second={second} confirmed={() => setOn(true)} />}
    </section>
  )
}
