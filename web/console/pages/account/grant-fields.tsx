import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { type changeGrants, Role } from '../../../../api/contract/account.ts'
import type { BodyOf } from '../../../../api/contract/operation.ts'
import { listUnions } from '../../../../api/contract/union.ts'
import { listUnits } from '../../../../api/contract/unit.ts'
import { accountWords as words } from '../../../words/console/account.ts'
import { roleWords } from '../../../words/console/shell.ts'
import { call } from '../../data/call.ts'
import { required } from '../../parts/required.ts'

export type Grant = BodyOf<typeof changeGrants>['grants'][number]

/** What the form holds of a grant, without the scope of a role that was chosen before. */
export const grantOf = ({ role, unit, union, until }: Grant): Grant => ({
  role,
  ...(role === 'unit-manager' && unit !== undefined ? { unit } : {}),
  ...(role === 'union-officer' && union !== undefined ? { union } : {}),
  ...(until === undefined || until === '' ? {} : { until }),
})

const choices = (rows: readonly { readonly id: string; readonly name: string }[] = []) =>
  rows.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))

function Scope({ place }: { readonly place: number }) {
  const role: Grant['role'] | undefined = Form.useWatch(['grants', place, 'role'])
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
  if (role === 'unit-manager')
    return (
      <Form.Item name={[place, 'unit']} label={words.unit} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices(units.data?.units)}
          loading={units.isPending}
        />
      </Form.Item>
    )
  if (role === 'union-officer')
    return (
      <Form.Item name={[place, 'union']} label={words.union} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices(unions.data?.unions)}
          loading={unions.isPending}
        />
      </Form.Item>
    )
  return null
}

/** The roles of an account, each with what it reaches and how long it holds; belongs inside a form. */
export function GrantFields() {
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <section className="panel" key={key} aria-label={words.roleOf(name + 1)}>
              <Form.Item name={[name, 'role']} label={words.role} rules={required}>
                <Select
                  options={Role.options.map((value) => ({
                    value,
                    label: roleWords[value] ?? value,
                  }))}
                />
              </Form.Item>
              <Scope place={name} />
              <Form.Item name={[name, 'until']} label={words.until} extra={words.untilGuide}>
                <Input type="date" style={{ maxWidth: 200 }} />
              </Form.Item>
              {fields.length > 1 && (
                <Button onClick={() => remove(name)}>{words.removeRole}</Button>
              )}
            </section>
          ))}
          <p>
            <Button onClick={() => add({})}>{words.addRole}</Button>
          </p>
        </>
      )}
    </Form.List>
  )
}
