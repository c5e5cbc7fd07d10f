import { join } from 'node:path'
import { type HeldLock, type Running, repository, startProcess } from '../engines/index.ts'
import { answeringPage } from './announce.ts'

export interface Loading {
  /** `cli/demo.ts start`, or `cli/administrator.ts` for an empty house. */
  readonly command: readonly [file: string, ...args: string[]]
  readonly environment: NodeJS.ProcessEnv
  readonly lock: HeldLock
  /** Address before the path that the loader gives for its open round. */
  readonly base: string
  readonly say: (line: string) => void
  readonly started: (running: Running) => void
}

/** The loader's line that names the open round's page, a path such as `/a/y25`. */
const page = /^ANSWER_PATH=(\S+)$/

/**
 * Runs a loader behind the running pages and shows its lines. It decides itself what is already there. A line
 * `ANSWER_PATH=…` is not shown but becomes the address and QR code at the end.
 */
export async function load(loading: Loading): Promise<void> {
  const [name, ...args] = loading.command
  let path: string | undefined
  const running = await startProcess({
    name: 'loader',
    command: process.execPath,
    arguments: [join(repository, name), ...args],
    environment: loading.environment,
    folder: repository,
    output: (line) => {
      const found = page.exec(line)?.[1]
      if (found) path = found
      else loading.say(line)
    },
  })
  loading.started(running)
  await loading.lock.record('loader', running.pid)
  const { code, signal } = await running.ended
  await loading.lock.forget(running.pid)
  if (signal === 'SIGTERM') return
  if (code !== 0)
    loading.say(
      `${name} 没有完成（${signal ?? code}），下次启动再来一次 · did not finish; the next start tries again`,
    )
  if (path) loading.say(await answeringPage(loading.base + path))
}
