import type { Connection } from 'mongoose'

/** One of the three databases; the only mongoose type that rooms know outside their `*.store.ts` files. */
export type Database = Connection

/** True for MongoDB's duplicate-key error, told by its code and never by its text. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000

/** A stored document as the rooms see it: `_id` becomes `id`, everything else stays. */
export const plainRow = <Row extends { readonly id: string }>(document: object): Row => {
  const { _id, ...rest } = document as { readonly _id: string }
  return { id: _id, ...rest } as unknown as Row
}
