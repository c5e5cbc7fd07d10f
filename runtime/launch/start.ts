import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import {
  type Engines,
  type HeldLock,
  type LaunchSettings,
  launchSettings,
  openEngines,
  type Running,
  repository,
  sentenceOf,
  takeLock,
  trouble,
  tryPort,
} from '../engines/index.ts'
import { phoneBase, welcome } from './announce.ts'
import { childEnvironment } from './child-environment.ts'
import { load } from './load-demo.ts'
import { type Supervised, supervise } from './supervise.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

/** Asked once the folder is held: until then a killed run's API may stand on the port. */
async function freePort(settings: LaunchSettings): Promise<LaunchSettings> {
  const port = await tryPort(settings.port, settings.host)
  if (port) return { ...settings, port }
  throw trouble(
    `端口 ${settings.port} 已被占用。换一个：PORT=${settings.port + 1} npm start`,
    `Port ${settings.port} is in use. Choose another: PORT=${settings.port + 1} npm start`,
  )
}

/** Builds the pages when they are missing or older than their sources. */
async function buildPages(): Promise<void> {
  const build = spawn(process.execPath, [join(repository, 'start', 'build.mjs')], {
    stdio: 'inherit',
  })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw trouble('页面没有生成。', 'The pages could not be built.')
}

/** Everything this run has started, in the order in which it must not end. */
interface House {
  readonly lock: HeldLock
  engines: Promise<Engines> | undefined
  readonly parts: Promise<Supervised>[]
  loader: Running | undefined
  readonly closing: AbortController
}

/** Ends everything that was started, and only that: loader, api and worker first, engines last. */
async function close(house: House): Promise<void> {
  house.closing.abort()
  if (house.loader?.alive()) await house.loader.stop(5_000)
  // What could not be started has nothing to stop.
  const stopped = house.parts.map((part) =>
    part.then(
      (started) => started.stop(),
      () => undefined,
    ),
  )
  await Promise.all(stopped)
  const engines = await house.engines?.catch(() => undefined)
  await engines?.stop()
  await house.lock.release()
}

async function end(house: House, code: number): Promise<void> {
  if (house.closing.signal.aborted) return
  await close(house)
  process.exit(code)
}

/** An engine that ends unasked takes the house with it: what is written is safe, and the next start recovers it. */
function watchEngines(house: House, engines: Engines): void {
  for (const engine of engines.started)
    engine.ended.then(async ({ code, signal }) => {
      if (house.closing.signal.aborted) return
      say(`${engine.name} 意外退出（${signal ?? code}），正在结束 · ${engine.name} ended, stopping`)
      await end(house, 1)
    })
}

function startParts(house: House, settings: LaunchSettings, environment: NodeJS.ProcessEnv): void {
  for (const name of ['api', 'worker']) {
    const gaveUp = () => {
      void end(house, 1)
    }
    const file = `${name}/main.ts`
    const part = { name, file, environment, data: settings.data, lock: house.lock, say, gaveUp }
    house.parts.push(supervise(part))
  }
}

async function begin(house: House, settings: LaunchSettings, empty: boolean): Promise<void> {
  house.engines = openEngines({ ...settings, lock: house.lock, say })
  const [engines] = await Promise.all([house.engines, buildPages()])
  if (house.closing.signal.aborted) return
  watchEngines(house, engines)
  const environment = await childEnvironment(settings, engines)
  startParts(house, settings, environment)
  await Promise.all(house.parts)
  const local = `http://localhost:${settings.port}`
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host
  await waitUntilHealthy(`http://${host}:${settings.port}`, house.closing.signal)
  if (house.closing.signal.aborted) return
  say(welcome(local))
  await load({
    command: empty ? ['cli/administrator.ts'] : ['cli/demo.ts', 'start'],
    environment,
    lock: house.lock,
    base: phoneBase(settings),
    say,
    started: (running) => {
      house.loader = running
      // The end may have come while it was being started.
      if (house.closing.signal.aborted) running.kill('SIGTERM')
    },
  })
}

async function main(): Promise<void> {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--empty')
  if (unknown.length > 0)
    throw trouble(
      `不认识的参数 ${unknown.join(' ')}；只有 --empty。`,
      `Unknown argument ${unknown.join(' ')}; there is only --empty.`,
    )
  const settings = launchSettings()
  const lock = await takeLock(settings.data, 'npm start', say)
  const house: House = {
    lock,
    engines: undefined,
    parts: [],
    loader: undefined,
    closing: new AbortController(),
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (house.closing.signal.aborted) return
      say('正在结束 · stopping')
      void end(house, 0)
    })
  // Whoever started the launcher is gone without a signal: nobody could end the house any more.
  const parent = process.ppid
  const orphaned = setInterval(() => {
    if (process.ppid !== parent) void end(house, 0)
  }, 1_000)
  orphaned.unref()
  try {
    await begin(house, await freePort(settings), process.argv.includes('--empty'))
  } catch (error) {
    if (house.closing.signal.aborted) return
    process.stderr.write(`${sentenceOf(error)}\n`)
    await end(house, 1)
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
