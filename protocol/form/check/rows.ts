import { fold } from '../compare.ts'
import type { Scope } from '../evaluate.ts'
import type { Row } from '../form.ts'
import type { Condition } from './condition.ts'
import { type Kit, pointerTo } from './fault.ts'
import { type Place, placeIn } from './place.ts'

/** The rows of a grid or table, made ready. */
export interface Rows {
  readonly keys: readonly string[]
  readonly pointers: readonly string[]
  readonly scalars: readonly Row['value'][]
  /** Where a key stands among the rows. */
  readonly placeOf: ReadonlyMap<string, number>
  /** Per row whether it is shown; undefined where all always are. */
  readonly shown: ((scope: Scope) => readonly boolean[]) | undefined
}

export function readyRows(rows: readonly Row[], pointer: string, kit: Kit): Rows {
  const keys = rows.map((row) => String(row.value))
  return {
    keys,
    pointers: keys.map((key) => pointer + pointerTo(key)),
    scalars: rows.map((row) => row.value),
    placeOf: new Map(keys.map((key, place) => [key, place])),
    shown: rows.some((row) => row.show !== undefined) ? shownRows(rows, kit) : undefined,
  }
}

function shownRows(rows: readonly Row[], kit: Kit): (scope: Scope) => readonly boolean[] {
  const conditions = rows.map(({ show }) => (show === undefined ? always : kit.condition(show)))
  const each = (scope: Scope) => conditions.map((holds) => holds(scope))
  return chosenRows(rows, each) ?? each
}

const always: Condition = () => true

interface Chosen {
  readonly place: Place
  /** The rows that the choice of a value shows. */
  readonly rows: ReadonlyMap<string, readonly number[]>
}

const noRows: readonly number[] = []

const shownBy = (value: string, { rows }: Chosen): readonly number[] =>
  rows.get(value) ?? rows.get(fold(value)) ?? noRows

/** Every row is shown when its own value was chosen in one and the same question: the list is walked once. */
function chosenRows(
  rows: readonly Row[],
  exact: (scope: Scope) => readonly boolean[],
): ((scope: Scope) => readonly boolean[]) | undefined {
  const chosen = chosenIn(rows)
  if (chosen === undefined) return undefined
  const none = rows.map(() => false)
  const { key } = chosen.place
  return (scope) => {
    const list = scope.answers[key]
    if (list === undefined) return none
    if (!Array.isArray(list)) return exact(scope)
    const shown = none.slice()
    for (const value of list) {
      if (typeof value !== 'string') return exact(scope)
      for (const row of shownBy(value, chosen)) shown[row] = true
    }
    return shown
  }
}

function chosenIn(rows: readonly Row[]): Chosen | undefined {
  const found = new Map<string, number[]>()
  let place: Place | undefined
  for (const [index, { show }] of rows.entries()) {
    const [sign, left, right] = Array.isArray(show) ? show : []
    const here = placeIn(left)
    if (sign !== 'contains' || here?.row !== undefined || typeof right !== 'string')
      return undefined
    if (here === undefined || here.key !== (place ?? here).key) return undefined
    place = here
    found.set(fold(right), [...(found.get(fold(right)) ?? []), index])
  }
  return place && { place, rows: found }
}
