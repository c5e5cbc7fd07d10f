import type { CityFrame, UnitAnswers } from './answers.ts'

/**
 * Puts the answers of several units end to end, as if one population had been asked.
 *
 * Columns are matched by service, item and attribute name; a unit that did not ask one brings missing values.
 */
export function poolAnswers(units: readonly UnitAnswers[], city: CityFrame): UnitAnswers {
  const rows = units.reduce((sum, unit) => sum + unit.rows, 0)
  const invited = units.every((unit) => unit.invited !== null)
    ? units.reduce((sum, unit) => sum + (unit.invited ?? 0), 0)
    : null
  return {
    unit: 'city',
    kind: 'city',
    frameSize: city.frameSize,
    frame: city.frame,
    invited,
    // A pool of several draws is no draw of the whole: no finite population correction.
    sampling: 'open',
    rows,
    attributes: poolAttributes(units),
    awareness: poolColumns(
      units,
      (unit) => unit.awareness,
      (column) => `${column.foil} ${column.service}`,
    ),
    participation: poolColumns(
      units,
      (unit) => unit.participation,
      (column) => column.service,
    ),
    satisfaction: poolColumns(
      units,
      (unit) => unit.satisfaction,
      (column) => column.item,
    ),
    signs: poolSigns(units),
    coached: poolBytes(units, (unit) => unit.coached) ?? new Uint8Array(rows),
    baseWeights: poolFloats(
      units,
      (unit) => unit.baseWeights ?? new Float64Array(unit.rows).fill(1),
    ),
  }
}

function poolAttributes(units: readonly UnitAnswers[]): Record<string, (string | null)[]> {
  const names = [...new Set(units.flatMap((unit) => Object.keys(unit.attributes)))]
  return Object.fromEntries(
    names.map((name) => [
      name,
      units.flatMap((unit) => unit.attributes[name] ?? new Array<null>(unit.rows).fill(null)),
    ]),
  )
}

function poolColumns<C extends { readonly raw: Float64Array }>(
  units: readonly UnitAnswers[],
  columnsOf: (unit: UnitAnswers) => readonly C[],
  keyOf: (column: C) => string,
): C[] {
  const first = new Map<string, C>()
  for (const column of units.flatMap((unit) => [...columnsOf(unit)])) {
    if (!first.has(keyOf(column))) first.set(keyOf(column), column)
  }
  return [...first].map(([key, column]) => ({
    ...column,
    raw: poolFloats(units, (unit) => {
      const own = columnsOf(unit).find((candidate) => keyOf(candidate) === key)
      return own?.raw ?? new Float64Array(unit.rows).fill(Number.NaN)
    }),
  }))
}

function poolFloats(
  units: readonly UnitAnswers[],
  of: (unit: UnitAnswers) => Float64Array,
): Float64Array {
  const pooled = new Float64Array(units.reduce((sum, unit) => sum + unit.rows, 0))
  let offset = 0
  for (const unit of units) {
    pooled.set(of(unit), offset)
    offset += unit.rows
  }
  return pooled
}

function poolBytes(
  units: readonly UnitAnswers[],
  of: (unit: UnitAnswers) => Uint8Array | undefined,
): Uint8Array | undefined {
  if (units.every((unit) => of(unit) === undefined)) return undefined
  return Uint8Array.from(
    poolFloats(units, (unit) => Float64Array.from(of(unit) ?? new Uint8Array(unit.rows))),
  )
}

function poolCounts(
  units: readonly UnitAnswers[],
  of: (unit: UnitAnswers) => Uint16Array | undefined,
): Uint16Array | undefined {
  if (units.some((unit) => of(unit) === undefined)) return undefined
  return Uint16Array.from(poolFloats(units, (unit) => Float64Array.from(of(unit) ?? [])))
}

/** Signs that every response can carry on its own; grids differ between questionnaires and stay out of a pool. */
function poolSigns(units: readonly UnitAnswers[]): UnitAnswers['signs'] {
  const fast = poolBytes(units, (unit) => unit.signs.fast)
  const failedAttention = poolBytes(units, (unit) => unit.signs.failedAttention)
  const duplicate = poolBytes(units, (unit) => unit.signs.duplicate)
  const shownItems = poolCounts(units, (unit) => unit.signs.shownItems)
  const answeredItems = poolCounts(units, (unit) => unit.signs.answeredItems)
  return {
    ...(fast ? { fast } : {}),
    ...(failedAttention ? { failedAttention } : {}),
    ...(duplicate ? { duplicate } : {}),
    ...(shownItems && answeredItems ? { shownItems, answeredItems } : {}),
  }
}
