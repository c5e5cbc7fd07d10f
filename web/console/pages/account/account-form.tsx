import { Button, Drawer, Form, Input, Space } from 'antd'
import { createAccount } from '../../../../api/contract/account.ts'
import type { BodyOf } from '../../../../api/contract/operation.ts'
import { accountWords as words } from '../../../words/console/account.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { GrantFields, grantOf, required } from './grant-fields.tsx'

type Fields = BodyOf<typeof createAccount>

/** A new account; its owner changes the password after the first sign-in. */
export function AccountForm({ close }: { readonly close: () => void }) {
  const act = useAct(
    ({ grants, ...fields }: Fields) =>
      call(createAccount, { body: { ...fields, grants: grants.map(grantOf) } }),
    { done: () => words.createdNow, refresh: ['accounts'] },
  )
  return (
    <Drawer open onClose={close} title={words.create} size={480}>
      <Form<Fields>
        layout="vertical"
        initialValues={{ grants: [{}] }}
        onFinish={(fields) => act.mutate(fields, { onSuccess: close })}
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
        <Space>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {words.save}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
        </Space>
        <Complaint error={act.error} />
      </Form>
    </Drawer>
  )
}
