import type { Day } from '../basics/days.ts'

/** What an account may be. The operator sees neither figures nor answers. */
export const roles = [
  'operator',
  'federation-admin',
  'federation-reader',
  'analyst',
  'lead',
  'evaluator',
  'recorder',
  'entry-clerk',
  'unit-manager',
  'union-officer',
  'custodian',
] as const

export type Role = (typeof roles)[number]

/** A role and what it reaches: a unit, a union with all below it, or (neither) everything the role may see. */
export interface Grant {
  readonly role: Role
  readonly unit?: string | undefined
  readonly union?: string | undefined
  /** Last day on which the grant holds; third parties get one. */
  readonly until?: Day | undefined
}

/** Who is asking. */
export interface Actor {
  readonly account: string
  readonly name: string
  /** Only those that hold today. */
  readonly grants: readonly Grant[]
  /** Nothing is open to them until they have chosen a password of their own. */
  readonly passwordDue?: true | undefined
}

/** The house itself: schedules, imports from the command line, the demo. */
export const systemActor: Actor = { account: 'system', name: '系统', grants: [] }

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.grants.some((grant) => wanted.includes(grant.role))

/** The federation's own desks see every unit; others only what a grant names. */
const everywhere: readonly Role[] = ['federation-admin', 'federation-reader', 'analyst', 'lead']

/** Whether figures and papers of a unit are this actor's business. */
export const seesUnit = (actor: Actor, unit: string): boolean =>
  actor.grants.some(
    (grant) =>
      everywhere.includes(grant.role) || (grant.role === 'unit-manager' && grant.unit === unit),
  )

/** The units of a list that are this actor's business. */
export const visibleUnits = <Row extends { readonly unit: string }>(
  actor: Actor,
  rows: readonly Row[],
): Row[] => rows.filter((row) => seesUnit(actor, row.unit))
