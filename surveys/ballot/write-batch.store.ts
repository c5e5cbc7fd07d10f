import type { Database } from '../../basics/database.ts'
import type { Written } from './committer.ts'

type Collection = ReturnType<Database['collection']>

interface BulkError {
  readonly writeErrors?: readonly { readonly code: number; readonly index: number }[]
  readonly result?: { getWriteConcernError?: () => unknown }
}

/**
 * One journaled majority write of many documents with their own `_id`s.
 *
 * @returns per document whether it was written now or stood there already
 * @throws the driver's error when anything but a duplicate `_id` went wrong, or the majority was not confirmed
 */
export async function writeBatch(
  collection: Collection,
  documents: readonly { readonly _id: unknown }[],
): Promise<Written[]> {
  const outcomes: Written[] = documents.map(() => 'inserted')
  try {
    await collection.insertMany([...documents] as Parameters<Collection['insertMany']>[0], {
      ordered: false,
      maxTimeMS: 8_000,
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    })
  } catch (error) {
    const { writeErrors = [], result } = error as BulkError
    const failures = Array.isArray(writeErrors) ? writeErrors : [writeErrors]
    if (failures.length === 0 || result?.getWriteConcernError?.() !== undefined) throw error
    for (const { code, index } of failures) {
      if (code !== 11000) throw error
      outcomes[index] = 'duplicate'
    }
  }
  return outcomes
}
