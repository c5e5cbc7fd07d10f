import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:net'
import { join } from 'node:path'

/** Ticks of `/proc/<pid>/stat` per second on Linux. */
const ticks = 100

/** CPU milliseconds a process and all its threads have used, user and system. */
export async function cpuOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / ticks) * 1000
}

interface RunningServer {
  readonly port: number
  readonly pid: number
  /** As a power cut would. */
  readonly stop: () => Promise<void>
}

/** Starts one of the servers beside this file and waits for the port it says. */
export async function startServerFile(
  file: string,
  environment: NodeJS.ProcessEnv,
): Promise<RunningServer> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (/PORT=\d+/.test(said)) break
  }
  const port = /PORT=(\d+)/.exec(said)?.[1]
  if (port === undefined || child.pid === undefined) throw new Error(`${file} did not start`)
  return {
    port: Number(port),
    pid: child.pid,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Says the port of a server that listens, in the way `startServerFile` reads. */
export async function sayPort(server: Server): Promise<void> {
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  process.stdout.write(`PORT=${address.port}\n`)
}
