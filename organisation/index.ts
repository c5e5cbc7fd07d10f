import type { World } from '../basics/context.ts'
import type { Database } from '../basics/database.ts'
import { Failure } from '../basics/failure.ts'
import { type Actor, systemActor } from './actor.ts'
import { auditStore } from './audit/audit.store.ts'
import type { AuditEntry } from './audit/audit.ts'
import { auditInvariant } from './audit/invariant.ts'
import { record } from './audit/record.ts'
import { verify } from './audit/verify.ts'
import { errorWorkbook } from './import/error-workbook.ts'
import { importRegister, type Register, type RegisterFile } from './import/import-register.ts'
import { openAccount } from './open-account.ts'
import { unionStore } from './union/union.store.ts'
import { subtreeOf, type Union, visibleUnions } from './union/union.ts'
import { unionRegister } from './union/union-register.ts'
import { unitStore } from './unit/unit.store.ts'
import { listsUnit, type Unit } from './unit/unit.ts'
import { unitRegister } from './unit/unit-register.ts'
import { type InPart, unitsOfPart } from './unit/units-of-part.ts'

export type { Account, NewAccount } from './account/account.ts'
export {
  type Actor,
  type Grant,
  hasRole,
  type Role,
  roles,
  seesUnit,
  systemActor,
  visibleUnits,
} from './actor.ts'
export type { AuditEntry, AuditRow, AuditVerdict } from './audit/audit.ts'
export type { Change, ImportReport } from './import/merge-rows.ts'
export { nameKey, plainName } from './name/plain-name.ts'
export { readTable } from './spreadsheet/read-table.ts'
export type { RowError, Sheet, Table, TableRow } from './spreadsheet/table.ts'
export { writeWorkbook } from './spreadsheet/write-workbook.ts'
export type { Union, UnionLevel } from './union/union.ts'
export type { Unit, UnitKind } from './unit/unit.ts'
export type { InPart } from './unit/units-of-part.ts'

interface Settings {
  readonly register: Database
  readonly world: World
  /** Signs sessions; 32 bytes or more. */
  readonly authSecret: string
  readonly publicUrl: string
}

/** The room of who exists: accounts, units, unions and the trail of what was done. */
export function openOrganisation({ register, world, authSecret, publicUrl }: Settings) {
  const trail = auditStore(register)
  const units = unitStore(register)
  const unions = unionStore(register)
  const transaction = async (work: () => Promise<void>) => {
    await register.transaction(work)
  }
  const deps = {
    record: (entry: AuditEntry) => record(entry, { trail, world }),
    transaction,
    unitExists: async (id: string) => (await units.find(id)) !== undefined,
    unionExists: async (id: string) => (await unions.find(id)) !== undefined,
  }
  const errorsIn = async <Entry extends { readonly id: string }>(
    kind: Register<Entry>,
    file: RegisterFile,
    actor: Actor,
  ) => errorWorkbook(file, (await importRegister(kind, file, true, actor, deps)).errors)
  const account = openAccount({ register, world, authSecret, publicUrl, ...deps })

  return {
    account,
    audit: {
      record: deps.record,
      /** Newest first, below the place `before`. */
      list: trail.newest,
      verify: () => verify({ trail }),
    },
    unit: {
      all: units.all,
      find: units.find,
      /** @throws Failure `not-found` */
      async require(id: string): Promise<Unit> {
        const unit = await units.find(id)
        if (unit === undefined) throw new Failure('not-found', '找不到这个事业单位。')
        return unit
      },
      /** @throws Failure `not-found`, also for a unit that is not this actor's business. */
      async read(id: string, actor: Actor): Promise<Unit> {
        const unit = listsUnit(actor, id) ? await units.find(id) : undefined
        if (unit === undefined) throw new Failure('not-found', '找不到这个事业单位。')
        return unit
      },
      async list(actor: Actor): Promise<Unit[]> {
        return (await units.all()).filter(({ id }) => listsUnit(actor, id))
      },
      /** Which units' surveys this actor reads. */
      ofPart: async (actor: Actor): Promise<InPart> =>
        unitsOfPart(actor, await unions.all(), await units.all()),
      import: (file: RegisterFile, dryRun: boolean, actor: Actor = systemActor) =>
        importRegister(unitRegister(units), file, dryRun, actor, deps),
      /** Everything wrong with a file, as a workbook; nothing is stored. */
      importErrors: (file: RegisterFile, actor: Actor) =>
        errorsIn(unitRegister(units), file, actor),
      /** Stores units that another part of the house made, e.g. the demo. */
      put: units.replace,
    },
    union: {
      all: unions.all,
      find: unions.find,
      /** @throws Failure `not-found` */
      async require(id: string): Promise<Union> {
        const union = await unions.find(id)
        if (union === undefined) throw new Failure('not-found', '找不到这个工会组织。')
        return union
      },
      /** @throws Failure `not-found`, also for a union outside this actor's branch. */
      async read(id: string, actor: Actor): Promise<Union> {
        const union = visibleUnions(actor, await unions.all()).find((one) => one.id === id)
        if (union === undefined) throw new Failure('not-found', '找不到这个工会组织。')
        return union
      },
      async list(actor: Actor): Promise<readonly Union[]> {
        return visibleUnions(actor, await unions.all())
      },
      /** Codes of a node and of everything below it. */
      async subtree(top: string): Promise<Set<string>> {
        return subtreeOf(await unions.all(), top)
      },
      import: (file: RegisterFile, dryRun: boolean, actor: Actor = systemActor) =>
        importRegister(unionRegister(unions), file, dryRun, actor, deps),
      importErrors: (file: RegisterFile, actor: Actor) =>
        errorsIn(unionRegister(unions), file, actor),
      put: unions.replace,
    },
    /** Forgets the example units, unions and accounts. */
    async removeDemo(): Promise<void> {
      await account.removeDemo()
      await transaction(async () => {
        await units.removeDemo()
        await unions.removeDemo()
      })
    },
    /** What must hold of the stored data of this room. */
    invariants: () => [auditInvariant({ trail })],
    /** Throws when the register does not answer. */
    async ping(): Promise<void> {
      await trail.head()
    },
  }
}

export type Organisation = ReturnType<typeof openOrganisation>
