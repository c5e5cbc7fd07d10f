import type { World } from '../basics/context.ts'
import type { Database } from '../basics/database.ts'
import type { Actor, AuditEntry, InPart, Unit } from '../organisation/index.ts'

/** Deferred work, written in the transaction of the change that causes it. */
export interface JobSink {
  put(
    jobs: readonly {
      readonly name: string
      readonly payload: Record<string, unknown>
      /** Jobs of one subject: at most one waits and one runs. */
      readonly key?: string
    }[],
  ): Promise<void>
}

/** What the room needs from the house. */
export interface SurveysContext {
  readonly register: Database
  readonly issuer: Database
  readonly box: Database
  readonly world: World
  readonly outbox: JobSink
  /** Writes a line of the audit trail, in the transaction that is open. */
  readonly audit: (entry: AuditEntry) => Promise<void>
  readonly unit: (id: string) => Promise<Unit | undefined>
  /** Which units' surveys somebody reads. */
  readonly unitsOfPart: (actor: Actor) => Promise<InPart>
  /** Ed25519 seed of the log: manifests, receipts, heads. */
  readonly logSeed: Uint8Array
  /** AES-256-GCM key of the people in the register. */
  readonly peopleKey: Uint8Array
  /** Where links lead. */
  readonly publicUrl: string
  /** SHA-256 (hex) of a scoring recipe, undefined when there is none of that name. */
  readonly recipeHash: (recipe: string) => string | undefined
}
