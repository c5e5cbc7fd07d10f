import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { passwordWords as words } from '../../../words/console/login.ts'
import { Answered } from '../../parts/answered.tsx'
import { required } from '../../parts/required.ts'
import { Qr } from '../../shell/qr.tsx'
import {
  beginSecondFactor,
  confirmCode,
  endSecondFactor,
  type SecondFactor,
  useSecondFactor,
} from '../../shell/session.ts'
import { Said } from './said.tsx'

/** Asks for the password before the second factor changes; `act` says why it did not, or nothing. */
function PasswordForm({
  guide,
  label,
  act,
}: {
  readonly guide: string
  readonly label: string
  readonly act: (password: string) => Promise<string | undefined>
}) {
  const [complaint, setComplaint] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async ({ password }: { readonly password: string }) => {
    setBusy(true)
    const why = await act(password)
    setBusy(false)
    setComplaint(why)
  }
  return (
    <Form layout="vertical" onFinish={submit}>
      <p>{guide}</p>
      <Form.Item name="password" label={words.current} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Said complaint={complaint} />
      <Button htmlType="submit" loading={busy}>
        {label}
      </Button>
    </Form>
  )
}

function Begin({ begun }: { readonly begun: (second: SecondFactor) => void }) {
  const act = async (password: string) => {
    const { complaint, second } = await beginSecondFactor(password)
    if (second !== undefined) begun(second)
    return complaint
  }
  return <PasswordForm guide={words.secondGuide} label={words.begin} act={act} />
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
    const { complaint: why } = await confirmCode(code.trim())
    setBusy(false)
    setComplaint(why)
    if (why === undefined) confirmed()
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

function End({ ended }: { readonly ended: () => void }) {
  const act = async (password: string) => {
    const { complaint } = await endSecondFactor(password)
    if (complaint === undefined) ended()
    return complaint
  }
  return <PasswordForm guide={words.endGuide} label={words.end} act={act} />
}

/** Switches a second factor on (password, authenticator, one code to prove that it works) and off. */
export function SecondFactorPanel() {
  const [second, setSecond] = useState<SecondFactor>()
  const on = useSecondFactor()
  const changed = async () => {
    setSecond(undefined)
    await on.refetch()
  }
  return (
    <section className="panel">
      <h2>{words.second}</h2>
      <Answered query={on}>
        {(isOn) => {
          if (second !== undefined) return <Confirm second={second} confirmed={changed} />
          if (!isOn) return <Begin begun={setSecond} />
          return (
            <>
              <Alert type="success" role="status" title={words.on} style={{ marginBottom: 16 }} />
              <End ended={changed} />
            </>
          )
        }}
      </Answered>
    </section>
  )
}
