import { mkdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { MongoClient, MongoServerError } from 'mongodb'
import { lastLines, openLog } from './log-file.ts'
import { listening } from './ports.ts'
import { type Running, startProcess } from './running.ts'
import { trouble } from './trouble.ts'

export interface EnginePlace {
  /** Path of the server program. */
  readonly binary: string
  /** Folder of its data. */
  readonly folder: string
  readonly port: number
  /** Its log file. */
  readonly log: string
  /** Called as soon as the process exists, before it is ready. */
  readonly started?: (running: Running) => Promise<void>
}

const set = 'final-say'

export const mongodUri = (port: number): string =>
  `mongodb://127.0.0.1:${port}/?directConnection=true`

const connected = async <T>(
  port: number,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> => {
  const client = new MongoClient(mongodUri(port), { serverSelectionTimeoutMS: 5_000 })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

/** Code of a server that has no replica set configuration yet. */
const notYetInitialized = 94

interface SetConfig {
  _id: string
  version: number
  members: { _id: number; host: string }[]
}

/** The first start makes the one-node set; a start on another port gives its only member the new address. */
async function ensureSet(client: MongoClient, port: number): Promise<void> {
  const admin = client.db('admin')
  const host = `127.0.0.1:${port}`
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 })
    const current: SetConfig = config
    if (current.members[0]?.host === host) return
    const moved = { ...current, version: current.version + 1, members: [{ _id: 0, host }] }
    await admin.command({ replSetReconfig: moved, force: true })
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === notYetInitialized)) throw error
    await admin.command({ replSetInitiate: { _id: set, members: [{ _id: 0, host }] } })
  }
}

async function untilPrimary(client: MongoClient, running: Running): Promise<void> {
  while (running.alive()) {
    const hello = await client.db('admin').command({ hello: 1 })
    if (hello.isWritablePrimary === true) return
    await pause(40)
  }
}

async function failed(place: EnginePlace): Promise<Error> {
  const lines = await lastLines(place.log, 200)
  const cause = lines.findLast((line) => /"s":"[FE]"/.test(line)) ?? lines.at(-1)
  return trouble(
    `MongoDB 没有启动成功,原因见 ${place.log}。`,
    `MongoDB did not start; ${place.log} says why.${cause ? `\n${cause.slice(0, 400)}` : ''}`,
  )
}

/**
 * Starts mongod on 127.0.0.1 as a replica set of one member and resolves when it accepts writes. Journaled, durable, in
 * a process group of its own. The address is `mongodUri(port)`.
 * @throws Failure `unavailable` with the last error of its log when it ends before that.
 */
export async function startMongod(place: EnginePlace): Promise<Running> {
  await mkdir(place.folder, { recursive: true })
  const log = await openLog(place.log)
  const running = await startProcess({
    name: 'mongod',
    command: place.binary,
    arguments: [
      ...['--dbpath', place.folder, '--port', String(place.port), '--bind_ip', '127.0.0.1'],
      ...['--replSet', set, '--nounixsocket', '--wiredTigerCacheSizeGB', '0.5'],
      ...['--oplogSize', '512', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ],
    output: log.fd,
  }).finally(() => log.close())
  await place.started?.(running)
  if (!(await listening(running, place.port))) throw await failed(place)
  try {
    await connected(place.port, async (client) => {
      await ensureSet(client, place.port)
      await untilPrimary(client, running)
    })
  } catch (error) {
    if (running.alive()) await running.stop(30_000)
    throw error
  }
  if (!running.alive()) throw await failed(place)
  return running
}
