import { createHash } from 'node:crypto'
import type { Actor } from '../actor.ts'

/** One thing that was done: by whom, what, to what. Never an answer and never a figure. */
export interface AuditEntry {
  readonly actor: Actor
  /** A verb of the policy table, or one of the house's own, e.g. `round.seal`. */
  readonly verb: string
  /** Id of what was acted on. */
  readonly subject: string
  /** A short sentence or a list of ids; at most 2,000 characters are kept. */
  readonly detail?: string | undefined
}

export interface AuditRow {
  readonly id: string
  /** 1, 2, 3 … without a gap. */
  readonly n: number
  readonly at: Date
  readonly account: string
  readonly name: string
  readonly verb: string
  readonly subject: string
  readonly detail: string
  /** SHA-256, hexadecimal, over this row and the hash of the row before. */
  readonly hash: string
}

export const firstHash = '0'.repeat(64)

/** Hash of a row: every field and the hash of its predecessor, so that no row can change alone. */
export const hashOf = (row: Omit<AuditRow, 'hash'>, previous: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previous,
        row.id,
        row.n,
        row.at.toISOString(),
        row.account,
        row.name,
        row.verb,
        row.subject,
        row.detail,
      ]),
    )
    .digest('hex')

/** What `verify` found; `brokenAt` is the first row that does not follow from the one before. */
export type AuditVerdict =
  | { readonly intact: true; readonly rows: number }
  | { readonly intact: false; readonly rows: number; readonly brokenAt: number }
