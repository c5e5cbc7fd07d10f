import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, MongoClient, MongoNetworkError, MongoServerError } from 'mongodb'
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

/** The server has no replica set configuration, or has not finished reading it. */
const notYetInitialized = 94
const alreadyInitialized = 23

const failedWith = (error: unknown, code: number): boolean =>
  error instanceof MongoServerError && error.code === code

interface SetConfig {
  _id: string
  version: number
  members: { _id: number; host: string }[]
}

async function readSet(admin: Db): Promise<SetConfig | undefined> {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config
  } catch (error) {
    if (failedWith(error, notYetInitialized)) return undefined
    throw error
  }
}

/** False when the server is still reading the configuration it has. */
async function initiate(admin: Db, host: string): Promise<boolean> {
  try {
    await admin.command({ replSetInitiate: { _id: set, members: [{ _id: 0, host }] } })
    return true
  } catch (error) {
    if (failedWith(error, alreadyInitialized)) return false
    throw error
  }
}

/** The first start makes the one-node set; a start on another port gives its only member the new address. */
async function ensureSet(client: MongoClient, port: number): Promise<void> {
  const admin = client.db('admin')
  const host = `127.0.0.1:${port}`
  let current = await readSet(admin)
  while (!current) {
    if (await initiate(admin, host)) return
    await pause(40)
    current = await readSet(admin)
  }
  if (current.members[0]?.host === host) return
  const moved = { ...current, version: current.version + 1, members: [{ _id: 0, host }] }
  await admin.command({ replSetReconfig: moved, force: true })
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
    `MongoDB 没有启动成功，原因见 ${place.log}。`,
    `MongoDB did not start; ${place.log} says why.${cause ? `\n${cause.slice(0, 400)}` : ''}`,
  )
}

const replicated = ['--replSet', set]

/** Starts the server and resolves when it accepts connections. */
async function serve(place: EnginePlace, mode: readonly string[]): Promise<Running> {
  const log = await openLog(place.log)
  const running = await startProcess({
    name: 'mongod',
    command: place.binary,
    arguments: [
      ...['--dbpath', place.folder, '--port', String(place.port), '--bind_ip', '127.0.0.1'],
      ...['--nounixsocket', '--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '512'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false', ...mode],
      // A slow operation would stand in the log with its filter and its moment: which invitation was collected when.
      ...['--slowms', '2147483647'],
    ],
    output: log.fd,
  }).finally(() => log.close())
  await place.started?.(running)
  if (!(await listening(running, place.port))) throw await failed(place)
  return running
}

/** Beside the data: the port that the set's only member had last. */
const portFile = (folder: string) => join(folder, 'final-say-port')

/**
 * A server that finds another port in its set's configuration first looks for itself there, for half a minute if
 * somebody else answers. So the address is rewritten before, in a start without the set, as MongoDB's manual says.
 */
async function moveTo(place: EnginePlace): Promise<void> {
  const last = await readFile(portFile(place.folder), 'utf8').catch(() => undefined)
  if (last === undefined || Number(last) === place.port) return
  const running = await serve(place, [])
  try {
    await connected(place.port, async (client) => {
      const sets = client.db('local').collection('system.replset')
      await sets.updateOne({}, { $set: { 'members.0.host': `127.0.0.1:${place.port}` } })
    })
  } finally {
    await running.stop(30_000)
  }
}

/** A server that finds its place in the set may drop connections while it does. */
async function enterSet(place: EnginePlace, running: Running): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connected(place.port, async (client) => {
        await ensureSet(client, place.port)
        await untilPrimary(client, running)
      })
    } catch (error) {
      if (!running.alive()) throw await failed(place)
      if (attempt === 5 || !(error instanceof MongoNetworkError)) throw error
    }
  }
}

/**
 * Starts mongod on 127.0.0.1 as a replica set of one member and resolves when it accepts writes. Journaled, durable, in
 * a process group of its own. The address is `mongodUri(port)`.
 * @throws Failure `unavailable` with the last error of its log when it ends before that.
 */
export async function startMongod(place: EnginePlace): Promise<Running> {
  await mkdir(place.folder, { recursive: true })
  await moveTo(place)
  const running = await serve(place, replicated)
  try {
    await enterSet(place, running)
    await writeFile(portFile(place.folder), String(place.port))
  } catch (error) {
    if (running.alive()) await running.stop(30_000)
    throw error
  }
  if (!running.alive()) throw await failed(place)
  return running
}
