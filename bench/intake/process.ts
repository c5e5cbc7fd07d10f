import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Ticks of `/proc/<pid>/stat` per second on Linux. */
const ticks = 100

/** CPU seconds a process has used, user and system. */
export async function cpuOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticks
}

/** Starts a server file and waits for the port it says. */
export async function startServerFile(
  file: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly port: number; readonly pid: number; readonly stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (/PORT=\d+/.test(said)) break
  }
  return {
    port: Number(/PORT=(\d+)/.exec(said)?.[1]),
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
