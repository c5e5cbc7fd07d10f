import type { Day } from '../../basics/days.ts'
import { type Actor, hasRole, seesUnit } from '../actor.ts'

export const unitKinds = ['palace', 'club', 'sanatorium', 'exchange', 'other'] as const
export type UnitKind = (typeof unitKinds)[number]

/** Who assesses: 市总 its own units (年度目标责任考核), a district union its own (参照测评). */
export const assessors = ['federation', 'district'] as const
export type Assessor = (typeof assessors)[number]

/** 事业单位: an institution that is assessed. */
export interface Unit {
  /** Short public code, e.g. `u01`. */
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  /** Units of one group are compared with each other, e.g. `PL`. */
  readonly peerGroup?: string | undefined
  readonly brands: readonly string[]
  readonly head?: string | undefined
  readonly assessor: Assessor
  /** 片区. */
  readonly area?: string | undefined
  /** People the unit serves according to its register. */
  readonly registerSize?: number | undefined
  readonly demo: boolean
  readonly validFrom: Day
  /** Last day on which the unit exists. */
  readonly validTo?: Day | undefined
}

/** A unit's manager sees the own unit; names of units are no secret to anybody else who can sign in. */
export const listsUnit = (actor: Actor, unit: string): boolean =>
  !hasRole(actor, 'unit-manager') || seesUnit(actor, unit)
