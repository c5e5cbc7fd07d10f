import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Ending,
  type HeldLock,
  lastLines,
  openLog,
  type Running,
  repository,
  startProcess,
} from '../engines/index.ts'

export interface Part {
  /** `api` or `worker`; also the name of its log. */
  readonly name: string
  /** File it runs, from the repository's root. */
  readonly file: string
  readonly environment: NodeJS.ProcessEnv
  readonly data: string
  readonly lock: HeldLock
  readonly say: (line: string) => void
  /** Told once when it has ended too often to be started again. */
  readonly gaveUp: () => void
}

/** A part that is started again when it ends unasked. */
export interface Supervised {
  readonly stop: () => Promise<void>
}

/** Pauses before the starts after an unasked end; a part that then runs for a minute begins anew. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000]
const steady = 60_000

async function startPart(part: Part, log: string): Promise<Running> {
  const output = await openLog(log)
  const running = await startProcess({
    name: part.name,
    command: process.execPath,
    arguments: [join(repository, part.file)],
    environment: part.environment,
    folder: repository,
    output: output.fd,
  }).finally(() => output.close())
  await part.lock.record(part.name, running.pid)
  return running
}

const reason = ({ code, signal }: Ending) => signal ?? `exit ${code}`

/** Starts a part of the product in its own process group and keeps it running until `stop`. */
export async function supervise(part: Part): Promise<Supervised> {
  const log = join(part.data, 'log', `${part.name}.log`)
  const stopping = new AbortController()
  let running = await startPart(part, log)

  const giveUp = async () => {
    part.say(`${part.name} 反复退出，不再重启，见 ${log} · ${part.name} keeps ending`)
    for (const line of await lastLines(log, 8)) part.say(`  ${line.slice(0, 300)}`)
    part.gaveUp()
  }
  /** Sees one end through: the number of the next attempt, or nothing when there is none. */
  const once = async (attempt: number): Promise<number | undefined> => {
    const begun = Date.now()
    const ending = await running.ended
    await part.lock.forget(running.pid)
    if (stopping.signal.aborted) return undefined
    part.say(`${part.name} 意外退出（${reason(ending)}） · ${part.name} ended unasked`)
    const next = Date.now() - begun > steady ? 0 : attempt
    const wait = pauses[next]
    if (wait === undefined) {
      await giveUp()
      return undefined
    }
    await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
    if (stopping.signal.aborted) return undefined
    running = await startPart(part, log)
    return next + 1
  }
  const keep = async () => {
    let attempt: number | undefined = 0
    while (attempt !== undefined) attempt = await once(attempt)
  }
  const kept = keep()
  return {
    stop: async () => {
      stopping.abort()
      if (running.alive()) await running.stop(15_000)
      await kept
      // A start that was under way when `stop` came has its process by now.
      if (running.alive()) await running.stop(15_000)
    },
  }
}
