import type { Connection } from 'mongoose'

/** One of the three databases; the only mongoose type that rooms know outside their `*.store.ts` files. */
export type Database = Connection

/** Something that holds of the stored data whatever happens; asked of the live data by `npm run doctor`. */
export interface Invariant {
  readonly name: string
  /** Each thing that is wrong, in one Chinese sentence; nothing when all is well. */
  readonly look: () => AsyncIterable<string>
  /** The command that mends it. */
  readonly mend: string
}

/** What mends rows that somebody changed behind the house's back: the copy that was kept of them. */
export const restore = (variable: 'REGISTER' | 'ISSUER' | 'BOX', collection: string): string =>
  `用改动之前的备份恢复：mongorestore --uri "$${variable}_URI" --nsInclude "*.${collection}" --drop 备份文件夹`

/** What mends work that waits: somebody has to do it. */
export const startWorker = '让后台任务跑起来：npm start，生产环境 docker compose up -d worker'

/** True for MongoDB's duplicate-key error, told by its code and never by its text. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000

/** A stored document as the rooms see it: `_id` becomes `id`, everything else stays. */
export const plainRow = <Row extends { readonly id: string }>(document: object): Row => {
  const { _id, ...rest } = document as { readonly _id: string }
  return { id: _id, ...rest } as unknown as Row
}
