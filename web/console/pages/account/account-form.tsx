import { Form, Input } from 'antd'
import { createAccount } from '../../../../api/contract/account.ts'
import type { BodyOf } from '../../../../api/contract/operation.ts'
import { accountWords as words } from '../../../words/console/account.ts'
import { call } from '../../data/call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { required } from '../../parts/required.ts'
import { useAct } from '../../parts/use-act.ts'
import { GrantFields, grantOf } from './grant-fields.tsx'

type Fields = BodyOf<typeof createAccount>

/** A new account; its owner changes the password after the first sign-in. */
export function AccountForm({ close }: { readonly close: () => void }) {
  const act = useAct(
    ({ grants, ...fields }: Fields) =>
      call(createAccount, { body: { ...fields, grants: grants.map(grantOf) } }),
    { done: () => words.createdNow, refresh: ['accounts'] },
  )
  return (
    <FormDrawer
      title={words.create}
      size={480}
      ok={words.save}
      initial={{ grants: [{}] }}
      act={act}
      close={close}
    >
      <Form.Item
        name="userName"
        label={words.userName}
        extra={words.userNameGuide}
        rules={required}
      >
        <Input autoComplete="off" maxLength={32} />
      </Form.Item>
      <Form.Item name="name" label={words.name} rules={required}>
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.password}
        extra={words.passwordGuide}
        rules={required}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <GrantFields />
    </FormDrawer>
  )
}
