import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { roundWords as words } from '../../../words/console/round.ts'
import { required } from '../../parts/required.ts'
import { GoButton } from '../../shell/go-button.tsx'
import { newestOf, slotsOf, type TemplateFields } from './template.ts'
import type { Planning } from './use-planning.ts'

function UnitPicker({ units }: Pick<Planning, 'units'>) {
  const form = Form.useFormInstance<TemplateFields>()
  if (units.length === 0)
    return (
      <p>
        {words.unitsNone} <GoButton to="/c/units">{words.units}</GoButton>
      </p>
    )
  return (
    <>
      <Form.Item name="units" label={words.units} rules={required} style={{ marginBottom: 8 }}>
        <Select
          mode="multiple"
          maxTagCount={8}
          optionFilterProp="label"
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Button
        style={{ marginBottom: 24 }}
        onClick={() =>
          form.setFieldValue(
            'units',
            units.map(({ id }) => id),
          )
        }
      >
        {words.allUnits}
      </Button>
    </>
  )
}

function Questionnaires({ units, versions }: Planning) {
  const form = Form.useFormInstance<TemplateFields>()
  const purpose = Form.useWatch('purpose', form) ?? 'units'
  const chosen = Form.useWatch('units', form)
  const slots = slotsOf({ purpose, units: chosen ?? [] }, units)
  const names = slots.join()
  useEffect(() => {
    const kept = form.getFieldValue('questionnaires') ?? {}
    const newest = newestOf(names === '' ? [] : names.split(','), versions)
    form.setFieldValue('questionnaires', { ...newest, ...kept })
  }, [form, names, versions])
  return slots.map((slot) => (
    <Form.Item
      key={slot}
      name={['questionnaires', slot]}
      label={words.questionnairesFor[slot]}
      rules={required}
    >
      <Select
        options={versions.map(({ id, title, code, number }) => ({
          value: id,
          label: words.version(title, code, number),
        }))}
      />
    </Form.Item>
  ))
}

function Custodians() {
  return (
    <>
      <Form.Item name="first" label={words.first} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="second" label={words.second} extra={words.secondGuide}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}

export const templateDefaults = {
  purpose: 'units',
  mode: 'ballot',
  first: words.federation,
} as const satisfies TemplateFields

/** What is asked, of whom, in which mode, under whose keys: the same for a round and for a series. */
export function TemplateForm({ planning }: { readonly planning: Planning }) {
  const form = Form.useFormInstance<TemplateFields>()
  const purpose = Form.useWatch('purpose', form) ?? 'units'
  const chosenMode = Form.useWatch('mode', form) ?? 'ballot'
  const unions = purpose === 'unions'
  const mode = unions ? 'ballot' : chosenMode
  return (
    <>
      <Form.Item name="purpose" label={words.purpose}>
        <Radio.Group
          options={Object.entries(words.purposes).map(([value, label]) => ({
            value,
            label,
          }))}
        />
      </Form.Item>
      {!unions && (
        <Form.Item name="mode" label={words.mode} extra={words.modeGuide[mode]}>
          <Radio.Group
            options={(['ballot', 'open'] as const).map((value) => ({
              value,
              label: words.modes[value],
            }))}
          />
        </Form.Item>
      )}
      {purpose !== 'needs' && <UnitPicker units={planning.units} />}
      <Questionnaires {...planning} />
      {mode === 'ballot' && (
        <Form.Item
          name="invited"
          label={unions ? words.invitedEach : words.invitedWorkers}
          {...(unions ? { rules: required } : {})}
        >
          <InputNumber min={1} max={100_000_000} precision={0} style={{ width: 200 }} />
        </Form.Item>
      )}
      {mode === 'ballot' && <Custodians />}
    </>
  )
}
