import { Button, Drawer, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { assignPanel } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { Complaint } from '../../parts/complaint.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { PanelView } from './evaluation.tsx'
import { assignmentsOf, type Groups, groupsOf } from './groups.ts'
import { useChoices } from './use-choices.ts'

const required = [{ required: true, message: words.required }]

type Choices = ReturnType<typeof useChoices>

function UnitLines({ choices }: { readonly choices: Choices }) {
  return (
    <Form.List name="units">
      {(lines, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.groups}</legend>
          {lines.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'unit']} label={words.unit} rules={required}>
                <Select options={choices.units} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Form.Item name={[name, 'evaluators']} label={words.evaluators} rules={required}>
                <Select
                  mode="multiple"
                  optionFilterProp="label"
                  options={choices.evaluators}
                  notFoundContent={words.needEvaluators}
                />
              </Form.Item>
              <Button onClick={() => remove(name)}>{words.removeUnit}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{words.addUnit}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function ConflictLines({ choices }: { readonly choices: Choices }) {
  return (
    <Form.List name="conflicts">
      {(lines, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.conflicts}</legend>
          <p className="quiet">{words.conflictsGuide}</p>
          {lines.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'evaluator']} label={words.evaluator} rules={required}>
                <Select options={choices.evaluators} />
              </Form.Item>
              <Form.Item name={[name, 'unit']} label={words.unit} rules={required}>
                <Select options={choices.units} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Form.Item name={[name, 'conflict']} label={words.conflictWhy} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
              <Button onClick={() => remove(name)}>{words.removeConflict}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{words.addConflict}</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function AssignForm({ panel, close }: PanelView & { readonly close: () => void }) {
  const choices = useChoices(true)
  const save = useAct(
    (groups: Groups) =>
      call(assignPanel, {
        params: { panel: panel.id },
        body: { assignments: assignmentsOf(groups) },
      }),
    { done: () => words.assigned, refresh: ['panel', 'panels'] },
  )
  return (
    <Drawer open onClose={close} title={words.assign} size={640}>
      <Form<Groups>
        layout="vertical"
        scrollToFirstError
        initialValues={groupsOf(panel.assignments)}
        onFinish={(groups) => save.mutate(groups, { onSuccess: close })}
      >
        <UnitLines choices={choices} />
        <ConflictLines choices={choices} />
        <Complaint error={save.error} />
        <Space>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {words.confirm}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
        </Space>
      </Form>
    </Drawer>
  )
}

/** 派组、回避: who scores whom, and who must not and why. */
export function Assign({ view }: { readonly view: PanelView }) {
  const me = useMe()
  const [open, setOpen] = useState(false)
  if (view.panel.state === 'locked' || !hasRole(me.data, 'federation-admin', 'lead')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.assign}</Button>
      {open && <AssignForm {...view} close={() => setOpen(false)} />}
    </>
  )
}
