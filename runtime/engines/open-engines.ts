import { join } from 'node:path'
import { readVersions, recordVersions, writtenBy } from './data-version.ts'
import { type EngineKind, mongodKind, valkeyKind } from './engine-kinds.ts'
import { findEngine } from './find-engine.ts'
import type { HeldLock } from './lock.ts'
import { type EnginePlace, mongodUri, startMongod } from './mongod.ts'
import { portFor, tryPort } from './ports.ts'
import type { EngineBinary } from './probe.ts'
import type { Running } from './running.ts'
import { startValkey, valkeyUrl } from './valkey.ts'

export interface EnginesOptions {
  /** Folder that keeps the engines' data. */
  readonly data: string
  /** Folder that keeps fetched servers. */
  readonly cache: string
  /** The search path, as in the environment. */
  readonly path: string
  readonly download: boolean
  /** A running deployment to use instead of starting one. */
  readonly mongodbUri?: string | undefined
  readonly redisUrl?: string | undefined
  /** Learns of every process while it runs; tests that own their folder leave it out. */
  readonly lock?: HeldLock
  readonly say: (line: string) => void
}

export interface Engines {
  readonly mongodbUri: string
  readonly redisUrl: string
  /** What this call started and still runs. */
  readonly started: readonly Running[]
  /** Ends what this call started, MongoDB last and cleanly. */
  readonly stop: () => Promise<void>
}

type Start = (place: EnginePlace) => Promise<Running>

/** Another program may take the port between the choice and the server's own bind: then choose again. */
async function startOnFreePort(
  kind: EngineKind,
  binary: EngineBinary,
  start: Start,
  options: EnginesOptions,
  started: Running[],
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await portFor(options.data, kind.name)
    try {
      await start({
        binary: binary.path,
        folder: join(options.data, kind.name),
        port,
        log: join(options.data, 'log', `${kind.name}.log`),
        started: async (running) => {
          started.push(running)
          await options.lock?.record(kind.name, running.pid)
        },
      })
      return port
    } catch (error) {
      if (attempt === 3 || (await tryPort(port))) throw error
    }
  }
}

/**
 * MongoDB and Valkey, ready for use: those the caller names, or servers found on this machine or fetched, started on
 * 127.0.0.1 with their data in `options.data`.
 * @throws Failure `unavailable`, one sentence; whatever had been started is stopped again.
 */
export async function openEngines(options: EnginesOptions): Promise<Engines> {
  const started: Running[] = []
  const stop = async () => {
    for (const running of started.toReversed()) {
      await running.stop(30_000)
      await options.lock?.forget(running.pid)
    }
  }
  const own = async (
    kind: EngineKind,
    start: Start,
    address: (port: number) => string,
  ): Promise<string> => {
    const written = writtenBy(await readVersions(options.data), kind.name)
    const binary = await findEngine(kind, { ...options, written })
    await recordVersions(options.data, { [kind.name]: binary })
    const port = await startOnFreePort(kind, binary, start, options, started)
    options.say(`${kind.title} ${binary.version} · 127.0.0.1:${port}`)
    return address(port)
  }
  try {
    const mongodbUri = options.mongodbUri ?? (await own(mongodKind, startMongod, mongodUri))
    const redisUrl = options.redisUrl ?? (await own(valkeyKind, startValkey, valkeyUrl))
    await options.lock?.publish({ mongodbUri, redisUrl })
    return { mongodbUri, redisUrl, started: started.filter((running) => running.alive()), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
