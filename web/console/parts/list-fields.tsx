import { Button, Form } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  readonly name: string
  readonly legend: string
  readonly guide?: string
  readonly add: string
  readonly remove: string
  /** So many lines cannot be removed. */
  readonly least?: number
  /** The fields of one line, given its place in the list. */
  readonly line: (place: number) => ReactNode
  /** What is said below all lines. */
  readonly children?: ReactNode
}

/** Lines of fields inside a form, each of which can be removed and more be added. */
export function ListFields({ name, legend, guide, add, remove, least = 0, line, children }: Props) {
  return (
    <Form.List name={name}>
      {(lines, change) => (
        <fieldset className="group">
          <legend>{legend}</legend>
          {guide !== undefined && <p className="quiet">{guide}</p>}
          {lines.map(({ key, name: place }) => (
            <div key={key} className="criterion-fields">
              {line(place)}
              {lines.length > least && (
                <Button onClick={() => change.remove(place)}>{remove}</Button>
              )}
            </div>
          ))}
          <Button onClick={() => change.add({})}>{add}</Button>
          {children}
        </fieldset>
      )}
    </Form.List>
  )
}
