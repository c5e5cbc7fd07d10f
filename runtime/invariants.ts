import { type Database, type Invariant, startWorker } from '../basics/database.ts'
import type { Databases } from './mongo.ts'
import type { Outbox } from './outbox.store.ts'

const prepare = '建好集合和索引：npm start，生产环境 docker compose run --rm prepare'

type Model = Database['models'][string]

const nameOf = (keys: Readonly<Record<string, unknown>>): string =>
  Object.entries(keys)
    .map(([field, order]) => `${field}_${order}`)
    .join('_')

/**
 * Clustering is decided when a collection is made: without it, natural order would be the order of arrival.
 * mongoose's types do not know the option.
 */
const wantsClustering = (model: Model): boolean =>
  Reflect.get(Object(Reflect.get(model.schema, 'options')), 'clusteredIndex') !== undefined

async function* missingIn(database: Database): AsyncGenerator<string> {
  const stored = await database.db?.listCollections({}, { nameOnly: false }).toArray()
  for (const model of Object.values(database.models)) {
    const place = `${database.name}.${model.collection.collectionName}`
    const collection = stored?.find(({ name }) => name === model.collection.collectionName)
    if (collection === undefined) yield `没有集合 ${place}。`
    else {
      if (wantsClustering(model) && collection.options?.clusteredIndex === undefined)
        yield `集合 ${place} 没有按 _id 聚簇存放。`
      for (const keys of (await model.diffIndexes()).toCreate)
        yield `集合 ${place} 缺索引 ${nameOf(keys)}。`
    }
  }
}

const indexes = ({ register, issuer, box }: Databases): Invariant => ({
  name: '集合和索引齐全',
  async *look() {
    for (const database of [register, issuer, box]) yield* missingIn(database)
  },
  mend: prepare,
})

/** A job takes minutes at most; one that nobody did for an hour has no worker, or no queue. */
const patience = 3600_000

const jobs = (outbox: Outbox, now: () => Date): Invariant => ({
  name: '后台任务没有积压',
  async *look() {
    const instant = now().getTime()
    for (const { name, id, at } of await outbox.overdue(new Date(instant - patience)))
      yield `任务 ${name}（${id}）已经等了 ${Math.floor((instant - at.getTime()) / 3600_000)} 小时。`
  },
  mend: startWorker,
})

/** What must hold of the databases as such and of the work that was promised. */
export const houseInvariants = (
  databases: Databases,
  outbox: Outbox,
  now: () => Date,
): Invariant[] => [indexes(databases), jobs(outbox, now)]
