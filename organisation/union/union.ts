import type { Day } from '../../basics/days.ts'
import { type Actor, hasRole } from '../actor.ts'

export const unionLevels = ['federation', 'district', 'grassroots'] as const
export type UnionLevel = (typeof unionLevels)[number]

/** 工会组织: a node of the dated tree 市总 → 区县 → 基层. */
export interface Union {
  /** Short public code, e.g. `d-yubei`. */
  readonly id: string
  readonly name: string
  readonly level: UnionLevel
  /** Code of the node above; only a federation has none. */
  readonly parent?: string | undefined
  /** 片区. */
  readonly area?: string | undefined
  readonly members?: number | undefined
  readonly demo: boolean
  readonly validFrom: Day
  /** Last day on which the node exists; closed rounds keep it all the same. */
  readonly validTo?: Day | undefined
  /** Node that takes over after the last day. */
  readonly successor?: string | undefined
}

/** Codes of a node and of everything below it, whatever the day. */
export function subtreeOf(unions: readonly Union[], top: string): Set<string> {
  const reached = new Set([top])
  let grown = true
  while (grown) {
    grown = false
    for (const { id, parent } of unions) {
      if (parent === undefined || reached.has(id) || !reached.has(parent)) continue
      reached.add(id)
      grown = true
    }
  }
  return reached
}

/** The unions an actor's list shows: a union officer's own branches, else the whole tree. */
export function visibleUnions(actor: Actor, unions: readonly Union[]): readonly Union[] {
  const tops = actor.grants.flatMap(({ role, union }) =>
    role === 'union-officer' && union !== undefined ? [union] : [],
  )
  const others = actor.grants.some(({ role }) => role !== 'union-officer')
  if (others || !hasRole(actor, 'union-officer')) return unions
  const reached = tops.map((top) => subtreeOf(unions, top))
  return unions.filter(({ id }) => reached.some((set) => set.has(id)))
}
