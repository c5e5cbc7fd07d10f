import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'

export interface MongoFacts {
  readonly version: string
  /** Name of the replica set, `sharded` behind mongos, `undefined` for a lone server, which cannot do transactions. */
  readonly set: string | undefined
  readonly writable: boolean
}

/** Asks a MongoDB deployment what it is; rejects within about five seconds when nothing answers. */
export async function inspectMongo(uri: string): Promise<MongoFacts> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    const admin = client.db('admin')
    const hello = await admin.command({ hello: 1 })
    const { version } = await admin.command({ buildInfo: 1 })
    const set = hello.msg === 'isdbgrid' ? 'sharded' : hello.setName
    return { version, set, writable: hello.isWritablePrimary === true }
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
