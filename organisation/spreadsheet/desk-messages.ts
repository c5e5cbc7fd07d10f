import type { Complaint, FailureCode } from '../../basics/failure.ts'
import type { Sheet, TableRow } from './table.ts'

/** What can be asked at the desk. */
export type Order =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly type: 'csv' | 'xlsx' }
  | { readonly kind: 'write'; readonly sheets: readonly Sheet[] }

/** To the thread. */
export interface ToDesk {
  readonly number: number
  readonly order: Order
}

/** A refusal as it travels between threads, where classes do not. */
export interface Refused {
  readonly code: FailureCode
  readonly detail: string
  readonly errors?: readonly Complaint[]
  readonly cause?: string
}

/** From the thread. Rows come in pieces, so that taking them in is no long stop either. */
export type FromDesk = { readonly number: number } & (
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'read'; readonly headers: readonly string[] }
  | { readonly kind: 'written'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'broken'; readonly error: Error }
)
