import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { assignPanel } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { ListFields } from '../../parts/list-fields.tsx'
import { required } from '../../parts/required.ts'
import { UnitSelect } from '../../parts/unit-select.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { PanelView } from './evaluation.tsx'
import { EvaluatorSelect } from './evaluator-select.tsx'
import { assignmentsOf, type Groups, groupsOf } from './groups.ts'

function UnitLines() {
  return (
    <ListFields
      name="units"
      legend={words.groups}
      add={words.addUnit}
      remove={words.removeUnit}
      line={(place) => (
        <>
          <Form.Item name={[place, 'unit']} label={words.unit} rules={required}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name={[place, 'evaluators']} label={words.evaluators} rules={required}>
            <EvaluatorSelect mode="multiple" />
          </Form.Item>
        </>
      )}
    />
  )
}

function ConflictLines() {
  return (
    <ListFields
      name="conflicts"
      legend={words.conflicts}
      guide={words.conflictsGuide}
      add={words.addConflict}
      remove={words.removeConflict}
      line={(place) => (
        <>
          <Form.Item name={[place, 'evaluator']} label={words.evaluator} rules={required}>
            <EvaluatorSelect />
          </Form.Item>
          <Form.Item name={[place, 'unit']} label={words.unit} rules={required}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name={[place, 'conflict']} label={words.conflictWhy} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    />
  )
}

function AssignForm({ panel, close }: PanelView & { readonly close: () => void }) {
  const save = useAct(
    (groups: Groups) =>
      call(assignPanel, {
        params: { panel: panel.id },
        body: { assignments: assignmentsOf(groups) },
      }),
    { done: () => words.assigned, refresh: ['panel', 'panels'] },
  )
  return (
    <FormDrawer
      title={words.assign}
      size={640}
      ok={words.confirm}
      initial={groupsOf(panel.assignments)}
      act={save}
      close={close}
    >
      <UnitLines />
      <ConflictLines />
    </FormDrawer>
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
