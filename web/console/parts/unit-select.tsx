import { Select, type SelectProps } from 'antd'
import { useUnits } from './use-unit-names.ts'

/** Chooses a unit, or several, by name; stands inside a form's item. */
export function UnitSelect(field: SelectProps) {
  const units = useUnits()
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      options={(units.data?.units ?? []).map(({ id, shortName }) => ({
        value: id,
        label: shortName,
      }))}
    />
  )
}
