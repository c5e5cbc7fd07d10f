import { type Actor, seesUnit } from '../actor.ts'
import type { Union } from '../union/union.ts'
import type { Unit } from './unit.ts'

/** Whether a unit is in somebody's part of the city; what is asked about no unit is everybody's. */
export type InPart = (unit: string | undefined) => boolean

/** 片区 of a union, its own or that of the nearest one above. */
function areaOf(id: string, unions: ReadonlyMap<string, Union>): string | undefined {
  const union = unions.get(id)
  if (union === undefined) return undefined
  return union.area ?? (union.parent === undefined ? undefined : areaOf(union.parent, unions))
}

/**
 * What a union officer reads of surveys: the units of the own area (片区), and those that serve the whole city, whose area
 * is no union's. An officer of the federation itself, and the federation's desks, read everything.
 */
export function unitsOfPart(actor: Actor, all: readonly Union[], units: readonly Unit[]): InPart {
  const unions = new Map(all.map((union) => [union.id, union]))
  const own = actor.grants.flatMap(({ role, union }) =>
    role === 'union-officer' && union !== undefined ? [union] : [],
  )
  if (own.some((id) => unions.get(id)?.level === 'federation')) return () => true
  const areas = new Set(all.flatMap(({ area }) => area ?? []))
  const ownAreas = new Set(own.flatMap((id) => areaOf(id, unions) ?? []))
  const part = new Set(
    units
      .filter(({ area }) => area === undefined || !areas.has(area) || ownAreas.has(area))
      .map(({ id }) => id),
  )
  return (unit) => unit === undefined || seesUnit(actor, unit) || (own.length > 0 && part.has(unit))
}
