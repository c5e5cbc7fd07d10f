import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import {
  type Engines,
  type LaunchSettings,
  launchSettings,
  lockInUse,
  openEngines,
  repository,
  sentenceOf,
  takeLock,
} from '../engines/index.ts'
import { childEnvironment } from './child-environment.ts'

const say = (line: string) => {
  process.stderr.write(`${line}\n`)
}

interface Use {
  readonly addresses: Pick<Engines, 'mongodbUri' | 'redisUrl'>
  readonly done: () => Promise<void>
}

/** The engines of a running `npm start` or of the environment, else engines for as long as the command takes. */
async function enginesFor(settings: LaunchSettings): Promise<Use> {
  const { mongodbUri, redisUrl } = settings
  const nothing = async () => undefined
  if (mongodbUri && redisUrl) return { addresses: { mongodbUri, redisUrl }, done: nothing }
  const holder = await lockInUse(settings.data)
  if (holder?.launcher.name === 'npm start' && holder.engines)
    return { addresses: holder.engines, done: nothing }
  const lock = await takeLock(settings.data, 'npm run', say)
  try {
    const engines = await openEngines({ ...settings, lock, say })
    const done = async () => {
      await engines.stop()
      await lock.release()
    }
    return { addresses: engines, done }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Runs a command of `cli/` in the foreground on the product's engines and gives its exit code. */
async function run(file: string, args: readonly string[]): Promise<number> {
  const settings = launchSettings()
  const use = await enginesFor(settings)
  try {
    const command = spawn(process.execPath, [join(repository, file), ...args], {
      stdio: 'inherit',
      env: await childEnvironment(settings, use.addresses),
    })
    // The terminal sends Ctrl-C to the command as well; the engines may only end after it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => command.kill(signal))
    const [code] = await once(command, 'exit')
    return typeof code === 'number' ? code : 1
  } finally {
    await use.done()
  }
}

const [file = '', ...args] = process.argv.slice(2)
try {
  process.exit(await run(file, args))
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}
