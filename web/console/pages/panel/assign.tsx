import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { assignPanel } from '../../../../api/contract/evaluation.ts'
import { evaluationWords as words } from '../../../words/console/evaluation.ts'
import { call } from '../../data/call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { required } from '../../parts/required.ts'
import { UnitSelect } from '../../parts/unit-select.tsx'
import { useAct } from '../../parts/use-act.ts'
import { hasRole, useMe } from '../../shell/session.ts'
import type { PanelView } from './evaluation.tsx'
import { EvaluatorSelect } from './evaluator-select.tsx'
import { assignmentsOf, type Groups, groupsOf } from './groups.ts'

function UnitLines() {
  return (
    <Form.List name="units">
      {(lines, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.groups}</legend>
          {lines.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'unit']} label={words.unit} rules={required}>
                <UnitSelect />
              </Form.Item>
              <Form.Item name={[name, 'evaluators']} label={words.evaluators} rules={required}>
                <EvaluatorSelect mode="multiple" />
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

function ConflictLines() {
  return (
    <Form.List name="conflicts">
      {(lines, { add, remove }) => (
        <fieldset className="group">
          <legend>{words.conflicts}</legend>
          <p className="quiet">{words.conflictsGuide}</p>
          {lines.map(({ key, name }) => (
            <div key={key} className="criterion-fields">
              <Form.Item name={[name, 'evaluator']} label={words.evaluator} rules={required}>
                <EvaluatorSelect />
              </Form.Item>
              <Form.Item name={[name, 'unit']} label={words.unit} rules={required}>
                <UnitSelect />
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
