import { App, Button, Modal, Space } from 'antd'
import { useState } from 'react'
import {
  disableAccount,
  type listAccounts,
  resetPassword,
} from '../../../../api/contract/account.ts'
import { accountWords as words } from '../../../words/console/account.ts'
import { type Answer, call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useMe } from '../../shell/session.ts'
import { AccountRoles } from './account-roles.tsx'

export type AccountRow = Answer<typeof listAccounts>['accounts'][number]

type Told = Answer<typeof resetPassword>

/** The one-time password, for as long as this is open and never again. */
function OneTimePassword({ told, close }: { readonly told: Told; readonly close: () => void }) {
  return (
    <Modal
      open
      title={words.resetDone}
      onCancel={close}
      mask={{ closable: false }}
      footer={<Button onClick={close}>{words.resetNoted}</Button>}
    >
      <p>{words.resetTell}</p>
      <dl>
        <dt>{words.userName}</dt>
        <dd>{told.userName}</dd>
        <dt>{words.oneTime}</dt>
        <dd>
          <code className="one-time">{told.password}</code>
        </dd>
      </dl>
    </Modal>
  )
}

/** What an administrator may do to somebody else's account: other roles, a new password, closing it. */
export function AccountActions({ row }: { readonly row: AccountRow }) {
  const me = useMe()
  const { modal } = App.useApp()
  const [editing, setEditing] = useState(false)
  const params = { account: row.id }
  const disable = useAct(() => call(disableAccount, { params }), {
    done: () => words.disabledNow,
    refresh: ['accounts'],
  })
  const reset = useAct(() => call(resetPassword, { params }), { refresh: ['accounts'] })
  if (row.disabledAt !== undefined) return '—'
  if (row.id === me.data?.account) return words.own
  const ask = (
    title: string,
    content: string,
    okText: string,
    act: typeof disable | typeof reset,
  ) =>
    modal.confirm({
      title,
      content,
      okText,
      cancelText: words.cancel,
      onOk: () =>
        act.mutateAsync(undefined).then(
          () => undefined,
          () => undefined,
        ),
    })
  return (
    <>
      <Space wrap>
        <Button aria-label={`${words.roles} ${row.name}`} onClick={() => setEditing(true)}>
          {words.roles}
        </Button>
        <Button
          aria-label={`${words.reset} ${row.name}`}
          onClick={() => ask(words.resetAsk(row.name), words.resetGuide, words.reset, reset)}
        >
          {words.reset}
        </Button>
        <Button
          aria-label={`${words.disable} ${row.name}`}
          onClick={() =>
            ask(words.disableAsk(row.name), words.disableGuide, words.disable, disable)
          }
        >
          {words.disable}
        </Button>
      </Space>
      <Complaint error={disable.error ?? reset.error} />
      {editing && <AccountRoles account={row} close={() => setEditing(false)} />}
      {reset.data !== undefined && <OneTimePassword told={reset.data} close={reset.reset} />}
    </>
  )
}
