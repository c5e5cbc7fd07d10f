import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select, Space } from 'antd'
import { createAccount, Role } from '../../../../api/contract/account.ts'
import type { BodyOf } from '../../../../api/contract/operation.ts'
import { listUnions } from '../../../../api/contract/union.ts'
import { listUnits } from '../../../../api/contract/unit.ts'
import { accountWords as words } from '../../../words/console/account.ts'
import { roleWords } from '../../../words/console/shell.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'

type NewAccount = BodyOf<typeof createAccount>

interface Fields {
  readonly userName: string
  readonly name: string
  readonly password: string
  readonly role: NewAccount['grants'][number]['role']
  readonly unit?: string
  readonly union?: string
  readonly until?: string
}

const required = [{ required: true, message: words.required }]

const grantOf = ({ role, unit, union, until }: Fields): NewAccount['grants'][number] => ({
  role,
  ...(role === 'unit-manager' && unit !== undefined ? { unit } : {}),
  ...(role === 'union-officer' && union !== undefined ? { union } : {}),
  ...(until === undefined || until === '' ? {} : { until }),
})

function Scope({ role }: { readonly role: Fields['role'] | undefined }) {
  const units = useQuery({
    queryKey: ['units'],
    queryFn: () => call(listUnits),
    enabled: role === 'unit-manager',
  })
  const unions = useQuery({
    queryKey: ['unions'],
    queryFn: () => call(listUnions),
    enabled: role === 'union-officer',
  })
  const choices = (rows: readonly { readonly id: string; readonly name: string }[] = []) =>
    rows.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))
  if (role === 'unit-manager')
    return (
      <Form.Item name="unit" label={words.unit} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices(units.data?.units)}
          loading={units.isPending}
        />
      </Form.Item>
    )
  if (role === 'union-officer')
    return (
      <Form.Item name="union" label={words.union} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices(unions.data?.unions)}
          loading={unions.isPending}
        />
      </Form.Item>
    )
  return null
}

/** A new account with one role; its owner changes the password after the first sign-in. */
export function AccountForm({ close }: { readonly close: () => void }) {
  const [form] = Form.useForm<Fields>()
  const role = Form.useWatch('role', form)
  const act = useAct(
    (fields: Fields) =>
      call(createAccount, {
        body: {
          userName: fields.userName,
          name: fields.name,
          password: fields.password,
          grants: [grantOf(fields)],
        },
      }),
    { done: () => words.createdNow, refresh: ['accounts'] },
  )
  return (
    <Drawer open onClose={close} title={words.create} size={480}>
      <Form<Fields>
        form={form}
        layout="vertical"
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
        <Form.Item name="role" label={words.role} rules={required}>
          <Select
            options={Role.options.map((value) => ({
              value,
              label: roleWords[value] ?? value,
            }))}
          />
        </Form.Item>
        <Scope role={role} />
        <Form.Item name="until" label={words.until} extra={words.untilGuide}>
          <Input type="date" style={{ maxWidth: 200 }} />
        </Form.Item>
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
