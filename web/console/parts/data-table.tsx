import { type ReactNode, useState } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What the column is sorted by; without it the column cannot be sorted. */
  readonly sort?: (row: Row) => number | string | null
  /** Set flush right in figures of one width. */
  readonly number?: boolean
}

interface Props<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Rows that are only listed stand back. */
  readonly quiet?: (row: Row) => boolean
}

interface Order {
  readonly key: string
  readonly down: boolean
}

type SortKey = number | string | null

/** Missing values stand last in either direction. */
function compare(a: SortKey, b: SortKey, down: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), 'zh')
  return down ? -order : order
}

function arranged<Row>({ rows, columns }: Props<Row>, order: Order | undefined): readonly Row[] {
  const sort = columns.find((column) => column.key === order?.key)?.sort
  if (sort === undefined || order === undefined) return rows
  return rows.toSorted((a, b) => compare(sort(a), sort(b), order.down))
}

const directionOf = (order: Order | undefined, key: string) =>
  order?.key === key ? (order.down ? 'descending' : 'ascending') : 'none'

/** A plain table: the first column names the row. On a phone every row becomes a card with its column titles. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rowKey, quiet } = props
  const [order, setOrder] = useState<Order>()
  const turn = (key: string) =>
    setOrder((now) => (now?.key === key ? { key, down: !now.down } : { key, down: true }))
  return (
    <section
      className="table-frame"
      aria-label={label} // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reached by keyboard
      tabIndex={0}
    >
      <table className="data">
        <thead>
          <tr>
            {columns.map(({ key, title, sort, number }) => (
              <th
                key={key}
                scope="col"
                className={number ? 'number' : undefined}
                {...(sort === undefined ? {} : { 'aria-sort': directionOf(order, key) })}
              >
                {sort === undefined ? (
                  title
                ) : (
                  <button type="button" className="sort" onClick={() => turn(key)}>
                    {title}
                    <span aria-hidden="true">
                      {{ none: '↕', ascending: '↑', descending: '↓' }[directionOf(order, key)]}
                    </span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arranged(props, order).map((row) => (
            <tr key={rowKey(row)} className={quiet?.(row) ? 'quiet' : undefined}>
              {columns.map(({ key, title, cell, number }, place) =>
                place === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} data-title={title} className={number ? 'number' : undefined}>
                    <div>{cell(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
