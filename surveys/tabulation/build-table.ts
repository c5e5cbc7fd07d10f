import { rawScore } from './raw-score.ts'
import type { Column, GridColumns, MeasuredItem, Provenance, Reading, Row, Table } from './table.ts'

const growth = 2

/** Typed columns that grow; a million answers never stand in memory as objects. */
function growing(items: readonly MeasuredItem[], first = 256) {
  let room = first
  let values = items.map(() => new Float64Array(room).fill(Number.NaN))
  let marks = marksOf(room)
  return {
    make(row: number): void {
      if (row < room) return
      const before = { values, marks }
      room *= growth
      values = before.values.map((column) => {
        const larger = new Float64Array(room).fill(Number.NaN)
        larger.set(column)
        return larger
      })
      marks = marksOf(room)
      marks.fast.set(before.marks.fast)
      marks.coached.set(before.marks.coached)
      marks.helped.set(before.marks.helped)
      marks.again.set(before.marks.again)
      marks.shown.set(before.marks.shown)
      marks.answered.set(before.marks.answered)
    },
    write(row: number, place: number, value: number): void {
      const column = values[place]
      if (column !== undefined) column[row] = value
    },
    marks: () => marks,
    columns: (rows: number) => values.map((column) => column.slice(0, rows)),
  }
}

const marksOf = (room: number) => ({
  fast: new Uint8Array(room),
  coached: new Uint8Array(room),
  helped: new Uint8Array(room),
  again: new Uint8Array(room),
  shown: new Uint16Array(room),
  answered: new Uint16Array(room),
})

/** The same item asked live and in an import stands in one column. */
const nameOf = ({ key, measure }: MeasuredItem | Column) => `${measure.feeds} ${key}`

function allItems(readings: readonly Reading[]): MeasuredItem[] {
  const items = new Map<string, MeasuredItem>()
  for (const reading of readings)
    for (const item of reading.items) if (!items.has(nameOf(item))) items.set(nameOf(item), item)
  return [...items.values()]
}

function gridColumns(readings: readonly Reading[], columns: readonly Column[]): GridColumns[] {
  const grids = new Map(readings.flatMap(({ grids }) => grids.map((grid) => [grid.name, grid])))
  return [...grids.values()].map(({ name, keys }) => {
    const places = keys
      .map((key) => columns.findIndex((column) => column.key === key))
      .filter((place) => place >= 0)
    const reversed = places.some((place) => columns[place]?.measure.reversed === true)
    return { name, columns: places, hasReversedItem: reversed }
  })
}

/** Attribute values as they come; a name first seen late is null before. */
function attributeColumns() {
  const columns = new Map<string, (string | null)[]>()
  return {
    add(row: number, attributes: Row['attributes']): void {
      for (const name of Object.keys(attributes))
        if (!columns.has(name)) columns.set(name, new Array<string | null>(row).fill(null))
      for (const [name, column] of columns) column.push(attributes[name] ?? null)
    },
    all: () => Object.fromEntries(columns),
  }
}

/** A run of rows that are read the same way. */
export interface Source {
  readonly reading: Reading
  readonly rows: AsyncIterable<Row>
}

/**
 * Puts the answers of one style into columns, in the order the sources give them: ballots by leaf hash, others by id,
 * so the same answers always give the same table.
 */
export async function buildTable(
  subject: { readonly round: string; readonly style: string; readonly watermark: string },
  sources: readonly Source[],
): Promise<Table> {
  const readings = sources.map(({ reading }) => reading)
  const items = allItems(readings)
  const places = new Map(items.map((item, place) => [nameOf(item), place]))
  const store = growing(items)
  const attributes = attributeColumns()
  const provenance: Record<Provenance, number> = { open: 0, ballot: 0, imported: 0 }
  let rows = 0
  for (const { reading, rows: source } of sources) {
    const targets = reading.items.map((item) => ({ item, place: places.get(nameOf(item)) ?? 0 }))
    for await (const row of source) {
      store.make(rows)
      for (const { item, place } of targets)
        store.write(rows, place, rawScore(item.read(row.answers), item.measure))
      const { shown, answered } = reading.count(row.answers)
      const marks = store.marks()
      marks.fast[rows] = Number(row.fast)
      marks.coached[rows] = Number(row.coached)
      marks.helped[rows] = Number(row.helped)
      marks.again[rows] = Number(row.again)
      marks.shown[rows] = shown
      marks.answered[rows] = answered
      attributes.add(rows, row.attributes)
      provenance[row.provenance] += 1
      rows += 1
    }
  }
  const values = store.columns(rows)
  const columns = items.map(({ key, measure }, place) => ({
    key,
    measure,
    values: values[place] ?? new Float64Array(rows).fill(Number.NaN),
  }))
  const marks = store.marks()
  return {
    ...subject,
    rows,
    provenance,
    columns,
    grids: gridColumns(readings, columns),
    attributes: attributes.all(),
    fast: marks.fast.slice(0, rows),
    coached: marks.coached.slice(0, rows),
    helped: marks.helped.slice(0, rows),
    again: marks.again.slice(0, rows),
    shown: marks.shown.slice(0, rows),
    answered: marks.answered.slice(0, rows),
  }
}
