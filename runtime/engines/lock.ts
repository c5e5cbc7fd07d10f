import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { identityOf } from './identity.ts'
import { codeOf, trouble } from './trouble.ts'

const Process = z.object({ name: z.string(), pid: z.int().min(2), identity: z.string() })
type Process = z.infer<typeof Process>

const Lock = z.object({
  launcher: Process,
  /** What the launcher has started and not yet seen end; engines first. */
  processes: z.array(Process),
  /** Present once the engines accept connections. */
  engines: z.object({ mongodbUri: z.string(), redisUrl: z.string() }).optional(),
})
export type Lock = z.infer<typeof Lock>

/** The data folder's lock while this process holds it; every change is on disk before its promise resolves. */
export interface HeldLock {
  readonly record: (name: string, pid: number) => Promise<void>
  readonly forget: (pid: number) => Promise<void>
  readonly publish: (engines: NonNullable<Lock['engines']>) => Promise<void>
  readonly release: () => Promise<void>
}

const fileIn = (data: string) => join(data, 'lock.json')

const isStill = async (process: Process): Promise<boolean> =>
  (await identityOf(process.pid)) === process.identity

/** The lock of whoever holds the folder now; `undefined` when nobody does, whatever a killed run left behind. */
export async function lockInUse(data: string): Promise<Lock | undefined> {
  const lock = await readLock(data)
  return lock && (await isStill(lock.launcher)) ? lock : undefined
}

async function readLock(data: string): Promise<Lock | undefined> {
  const text = await readFile(fileIn(data), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return Lock.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name)
  } catch {
    // The group is gone: nothing is left to end.
  }
}

async function end(left: Process): Promise<void> {
  const patience = Date.now() + 30_000
  signal(left.pid, 'SIGTERM')
  while (await isStill(left)) {
    if (Date.now() > patience) signal(left.pid, 'SIGKILL')
    await pause(50)
  }
}

/**
 * Ends what a killed run left running: exactly the processes it recorded that still have the same start time and command
 * line, engines last. A number that now belongs to another process is left alone.
 */
export async function endLeftovers(data: string, say: (line: string) => void): Promise<void> {
  const lock = await readLock(data)
  for (const left of lock?.processes.toReversed() ?? []) {
    if (!(await isStill(left))) continue
    say(`结束上次遗留的 ${left.name}（${left.pid}） · ending ${left.name} of a killed run`)
    await end(left)
  }
  await rm(fileIn(data), { force: true })
}

async function claim(data: string, self: Process): Promise<void> {
  const text = `${JSON.stringify({ launcher: self, processes: [] } satisfies Lock)}\n`
  const file = await open(fileIn(data), 'wx')
  await file.writeFile(text).finally(() => file.close())
}

/**
 * Takes the data folder for this process and makes it if need be. A killed run's processes are ended first.
 * @throws Failure `unavailable` when another run holds it, or the folder cannot be written.
 */
export async function takeLock(
  data: string,
  name: string,
  say: (line: string) => void,
): Promise<HeldLock> {
  const identity = (await identityOf(process.pid)) ?? ''
  const self: Process = { name, pid: process.pid, identity }
  try {
    await mkdir(data, { recursive: true })
    const holder = await lockInUse(data)
    if (holder) throw heldBy(data, holder.launcher)
    await endLeftovers(data, say)
    await claim(data, self)
  } catch (error) {
    const holder = codeOf(error) === 'EEXIST' ? await readLock(data) : undefined
    if (holder) throw heldBy(data, holder.launcher)
    if (error instanceof Error && error.name === 'Failure') throw error
    throw trouble(
      `数据目录 ${data} 无法写入（${codeOf(error)}）。请检查权限，或用 FINAL_SAY_DATA 指定另一个目录。`,
      `The data folder ${data} cannot be written (${codeOf(error)}). Check its permissions, or name another by FINAL_SAY_DATA.`,
      error,
    )
  }
  return hold(data, self)
}

const heldBy = (data: string, launcher: Process) =>
  trouble(
    `数据目录 ${data} 正由 ${launcher.name}（进程 ${launcher.pid}）使用，请先在那个终端按 Ctrl-C。`,
    `The data folder ${data} is in use by ${launcher.name} (process ${launcher.pid}); end that first with Ctrl-C.`,
  )

function hold(data: string, launcher: Process): HeldLock {
  let lock: Lock = { launcher, processes: [] }
  let last = Promise.resolve()
  const write = (next: Lock): Promise<void> => {
    lock = next
    const text = `${JSON.stringify(next)}\n`
    last = last.then(async () => {
      await writeFile(`${fileIn(data)}.part`, text)
      await rename(`${fileIn(data)}.part`, fileIn(data))
    })
    return last
  }
  return {
    record: async (name, pid) => {
      const identity = await identityOf(pid)
      if (identity)
        await write({ ...lock, processes: [...lock.processes, { name, pid, identity }] })
    },
    forget: (pid) =>
      write({ ...lock, processes: lock.processes.filter((process) => process.pid !== pid) }),
    publish: (engines) => write({ ...lock, engines }),
    release: async () => {
      await last
      await rm(fileIn(data), { force: true })
    },
  }
}
