import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Engines, launchSettings, openEngines } from '../runtime/engines/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    mongodbUri: string
    redisUrl: string
  }
}

interface Shared {
  users: number
  folder: string
  engines: Promise<Engines>
}

/** Each project loads this file anew, so what they share hangs on the process. */
const key = Symbol.for('final-say test engines')
const current = (): Shared | undefined => Reflect.get(globalThis, key)
const keep = (shared: Shared | undefined) => Reflect.set(globalThis, key, shared)

async function begin(): Promise<Shared> {
  const folder = await mkdtemp(join(tmpdir(), 'final-say-test-'))
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const engines = openEngines({ ...launchSettings(), data: folder, say })
  return { users: 0, folder, engines }
}

/** One MongoDB and one Valkey for the whole run: those of `MONGODB_URI` and `REDIS_URL`, or fresh ones in a temporary folder. */
export async function setup(project: TestProject): Promise<void> {
  const shared = current() ?? (await begin())
  keep(shared)
  shared.users += 1
  const { mongodbUri, redisUrl } = await shared.engines
  process.env.MONGODB_URI = mongodbUri
  process.env.REDIS_URL = redisUrl
  project.provide('mongodbUri', mongodbUri)
  project.provide('redisUrl', redisUrl)
}

export async function teardown(): Promise<void> {
  const shared = current()
  if (!shared) return
  shared.users -= 1
  if (shared.users > 0) return
  keep(undefined)
  const engines = await shared.engines
  for (const running of engines.started) if (running.name === 'valkey') running.kill('SIGKILL')
  await engines.stop()
  await rm(shared.folder, { recursive: true, force: true })
}
