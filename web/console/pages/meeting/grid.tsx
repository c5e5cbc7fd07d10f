import { type KeyboardEvent, useRef } from 'react'
import { entryWords as words } from '../../../words/console/meeting.ts'
import { items, type Line } from './papers.ts'

interface Props {
  readonly lines: readonly Line[]
  readonly put: (row: number, column: number, sign: string) => void
  /** Whether the two clerks differ here, as of the last saving. */
  readonly differs: (row: number, column: number) => boolean
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The place of the cell before or after in reading order. */
const along = (row: number, column: number, step: number): readonly [number, number] => {
  const place = row * items.length + column + step
  return [Math.floor(place / items.length), place % items.length]
}

export const cellId = (row: number, column: number) => `cell-${row}-${column}`

/** One row for each numbered paper, one digit in each cell; a digit leads on to the next cell. */
export function Grid({ lines, put, differs }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const go = ([row, column]: readonly [number, number]) => {
    const cell = table.current?.querySelector<HTMLInputElement>(`#${cellId(row, column)}`)
    cell?.focus()
    cell?.select()
  }
  const keyed = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      go([row + step[0], column + step[1]])
    } else if (event.key === 'Backspace' && event.currentTarget.value === '')
      go(along(row, column, -1))
  }
  const typed = (text: string, row: number, column: number) => {
    const sign = text.at(-1) ?? ''
    if (!/^[0-5]?$/.test(sign)) return
    put(row, column, sign)
    if (sign !== '') requestAnimationFrame(() => go(along(row, column, 1)))
  }
  return (
    <table ref={table} className="papers">
      <thead>
        <tr>
          <th scope="col">{words.ballot}</th>
          {items.map((item) => (
            <th key={item} scope="col">
              {words.items[item]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: papers are numbered, the number is their name
          <tr key={row}>
            <th scope="row">{row + 1}</th>
            {items.map((item, column) => (
              <td key={item}>
                <input
                  id={cellId(row, column)}
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={words.cellOf(row + 1, words.items[item])}
                  aria-invalid={differs(row, column)}
                  value={line[column]}
                  onFocus={({ target }) => target.select()}
                  onKeyDown={(event) => keyed(event, row, column)}
                  onChange={({ target }) => typed(target.value, row, column)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
