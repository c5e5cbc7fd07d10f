import type { Connection } from 'mongoose'

/** One of the three databases; the only mongoose type that rooms know outside their `*.store.ts` files. */
export type Database = Connection

/** True for MongoDB's duplicate-key error, told by its code and never by its text. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
