import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A process this one started, in a process group of its own. */
export interface Running {
  readonly name: string
  readonly pid: number
  readonly ended: Promise<Ending>
  /** False from the moment it has ended. */
  readonly alive: () => boolean
  readonly kill: (signal: NodeJS.Signals) => void
  /** Asks it to end and, after `grace` milliseconds, ends it; resolves when it has ended. */
  readonly stop: (grace?: number) => Promise<Ending>
}

interface StartOptions {
  readonly name: string
  readonly command: string
  readonly arguments: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
  readonly folder?: string
  /** File descriptor that takes standard output and standard error, or who is told each line of them. */
  readonly output: number | ((line: string) => void)
}

function watch(name: string, child: ChildProcess, pid: number): Running {
  const ended = new Promise<Ending>((resolve) => {
    // `close` comes after the last line of output; `exit` may come before.
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const alive = () => child.exitCode === null && child.signalCode === null
  const kill = (signal: NodeJS.Signals) => {
    if (!alive()) return
    try {
      process.kill(-pid, signal)
    } catch {
      child.kill(signal)
    }
  }
  const stop = async (grace = 10_000): Promise<Ending> => {
    kill('SIGTERM')
    const patience = new AbortController()
    const late = pause(grace, undefined, { signal: patience.signal }).then(
      () => kill('SIGKILL'),
      () => undefined,
    )
    const ending = await ended
    patience.abort()
    await late
    return ending
  }
  return { name, pid, ended, alive, kill, stop }
}

/**
 * Starts a program in its own process group, so that Ctrl-C in the terminal reaches only the launcher.
 * @throws the operating system's error when the program cannot be started.
 */
export async function startProcess(options: StartOptions): Promise<Running> {
  const { output } = options
  const sink = typeof output === 'number' ? output : 'pipe'
  const child = spawn(options.command, [...options.arguments], {
    detached: true,
    stdio: ['ignore', sink, sink],
    ...(options.environment && { env: options.environment }),
    ...(options.folder && { cwd: options.folder }),
  })
  if (typeof output === 'function')
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', output)
  await once(child, 'spawn')
  if (child.pid === undefined) throw new Error(`${options.name} has no process id`)
  return watch(options.name, child, child.pid)
}
