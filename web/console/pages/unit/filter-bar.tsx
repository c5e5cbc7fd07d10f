import { Checkbox, Input } from 'antd'
import { useId } from 'react'

interface Props {
  readonly label: string
  readonly text: string
  readonly changeText: (text: string) => void
  readonly also: string
  readonly all: boolean
  readonly changeAll: (all: boolean) => void
}

/** A search by name or code, and whether what has ended is shown too. */
export function FilterBar({ label, text, changeText, also, all, changeAll }: Props) {
  const id = useId()
  return (
    <search className="filters" aria-label={label}>
      <div>
        <label htmlFor={id}>{label}</label>
        <Input
          id={id}
          allowClear
          value={text}
          onChange={(event) => changeText(event.target.value)}
          style={{ width: 240, maxWidth: '100%' }}
        />
      </div>
      <Checkbox checked={all} onChange={(event) => changeAll(event.target.checked)}>
        {also}
      </Checkbox>
    </search>
  )
}
