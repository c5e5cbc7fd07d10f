import { Redis } from 'ioredis'
import { MongoClient, type Timestamp } from 'mongodb'
import { z } from 'zod'

export interface MongoFacts {
  readonly version: string
  /** Name of the replica set, `sharded` behind mongos, `undefined` for a lone server, which cannot do transactions. */
  readonly set: string | undefined
  readonly writable: boolean
  /** Members of the set that neither lead nor follow. */
  readonly unwell: readonly { readonly name: string; readonly state: string }[]
  /** Hours between the oldest and the newest entry of the operation log, and whether old ones are dropped already. */
  readonly oplog: { readonly hours: number; readonly full: boolean } | undefined
}

const well = ['PRIMARY', 'SECONDARY', 'ARBITER']

const Members = z.object({
  members: z.array(z.object({ name: z.string(), stateStr: z.string() })),
})

async function unwellIn(client: MongoClient): Promise<MongoFacts['unwell']> {
  const { members } = Members.parse(await client.db('admin').command({ replSetGetStatus: 1 }))
  return members
    .filter(({ stateStr }) => !well.includes(stateStr))
    .map(({ name, stateStr }) => ({ name, state: stateStr }))
}

async function oplogOf(client: MongoClient): Promise<MongoFacts['oplog']> {
  const local = client.db('local')
  const entries = local.collection<{ ts: Timestamp }>('oplog.rs')
  const at = (order: 1 | -1) =>
    entries.findOne({}, { sort: { $natural: order }, projection: { ts: 1 } })
  const [first, last] = [await at(1), await at(-1)]
  if (first === null || last === null) return undefined
  const { size, maxSize } = await local.command({ collStats: 'oplog.rs' })
  const seconds = last.ts.getHighBits() - first.ts.getHighBits()
  return { hours: seconds / 3600, full: size > 0.9 * maxSize }
}

/** Asks a MongoDB deployment what it is; rejects within about five seconds when nothing answers. */
export async function inspectMongo(uri: string): Promise<MongoFacts> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    const admin = client.db('admin')
    const hello = await admin.command({ hello: 1 })
    const { version } = await admin.command({ buildInfo: 1 })
    const set = hello.msg === 'isdbgrid' ? 'sharded' : hello.setName
    const alone = set === undefined || set === 'sharded'
    return {
      version,
      set,
      writable: hello.isWritablePrimary === true,
      unwell: alone ? [] : await unwellIn(client),
      oplog: alone ? undefined : await oplogOf(client),
    }
  } finally {
    await client.close()
  }
}

export interface RedisFacts {
  readonly version: string
  /** `unknown` where the provider hides CONFIG. */
  readonly evictionPolicy: string
  readonly appendOnly: string
}

const field = (info: string, name: string): string | undefined =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim()

/** Asks a Redis or Valkey server what it is; rejects when nothing answers. */
export async function inspectRedis(url: string): Promise<RedisFacts> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const info = await client.info()
    return {
      version: field(info, 'valkey_version') ?? field(info, 'redis_version') ?? 'unknown',
      evictionPolicy: field(info, 'maxmemory_policy') ?? 'unknown',
      appendOnly: field(info, 'aof_enabled') === '1' ? 'yes' : 'no',
    }
  } finally {
    client.disconnect()
  }
}
