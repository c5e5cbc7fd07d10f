import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, repository, startProcess, tryPort } from '../../runtime/engines/index.ts'
import { waitUntilHealthy } from '../../runtime/launch/wait-until-healthy.ts'

/** The environment of a house of its own on the test engines; all phones of a test are at one address. */
export const houseEnvironment = (
  settings: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string | undefined>> => ({
  ...process.env,
  NODE_ENV: 'test',
  LOG_LEVEL: 'info',
  HOST: '127.0.0.1',
  PORT: '0',
  NAMESPACE: `t${randomBytes(8).toString('hex')}`,
  SECRET: randomBytes(32).toString('hex'),
  REQUESTS_PER_MINUTE: '1000000',
  JOB_SECONDS: '3',
  // The same files are compiled at each of many starts.
  NODE_COMPILE_CACHE: join(tmpdir(), 'final-say-compiled'),
  ...settings,
})

export type Environment = ReturnType<typeof houseEnvironment>

interface Start {
  readonly file: string
  readonly arguments?: readonly string[]
  readonly environment: Environment
  /** Where it writes instead of `lines`. */
  readonly output?: number | undefined
  /** Resolves when the started process does its work. */
  readonly ready: (running: Running, said: (word: string) => Promise<void>) => Promise<void>
}

/** A process of the product that a test may kill and start again. */
async function startProgram({ file, arguments: words = [], environment, output, ready }: Start) {
  const lines: string[] = []
  let heard: () => void = () => undefined
  const begin = async () => {
    const from = lines.length
    const running = await startProcess({
      name: file,
      command: process.execPath,
      arguments: [join(repository, file), ...words],
      environment: { ...environment },
      folder: repository,
      output:
        output ??
        ((line) => {
          lines.push(line)
          heard()
        }),
    })
    const said = (word: string) =>
      new Promise<void>((resolve, reject) => {
        heard = () => {
          if (lines.slice(from).some((line) => line.includes(word))) resolve()
        }
        heard()
        void running.ended.then(() => reject(new Error(`${file} ended: ${lines.slice(from)}`)))
      })
    await ready(running, said)
    return running
  }
  let running = await begin()
  return {
    /** Everything it has said, over all its lives. */
    lines,
    pid: () => running.pid,
    alive: () => running.alive(),
    ended: () => running.ended,
    signal: (signal: NodeJS.Signals) => running.kill(signal),
    async kill() {
      running.kill('SIGKILL')
      await running.ended
    },
    async start() {
      running = await begin()
    },
  }
}

export type Program = Awaited<ReturnType<typeof startProgram>>

/** The API as it is started in production, on a port that stays. */
export async function startApi(environment: Environment, output?: number) {
  const port = await tryPort(0)
  const url = `http://127.0.0.1:${port}`
  const program = await startProgram({
    file: 'api/main.ts',
    environment: { ...environment, PORT: String(port), PUBLIC_URL: url },
    output,
    ready: async (running) => {
      const dead = new AbortController()
      void running.ended.then(() => dead.abort())
      await waitUntilHealthy(url, dead.signal)
    },
  })
  return { ...program, url }
}

/** A worker whose clock goes so many milliseconds ahead of ours. */
export const startWorker = (environment: Environment, ahead = 0) =>
  startProgram({
    file: 'test/faults/worker-ahead.ts',
    arguments: [String(ahead)],
    environment,
    ready: (_running, said) => said('worker started'),
  })
