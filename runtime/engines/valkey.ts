import { mkdir } from 'node:fs/promises'
import { Redis } from 'ioredis'
import { lastLines, openLog } from './log-file.ts'
import type { EnginePlace } from './mongod.ts'
import { listening } from './ports.ts'
import { type Running, startProcess } from './running.ts'
import { trouble } from './trouble.ts'

export const valkeyUrl = (port: number): string => `redis://127.0.0.1:${port}`

/** A server that still reads its file answers LOADING; ioredis waits for the end of that before it is ready. */
async function untilReady(port: number): Promise<void> {
  const client = new Redis(valkeyUrl(port), { lazyConnect: true, maxRetriesPerRequest: 5 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
  } finally {
    client.disconnect()
  }
}

/**
 * Starts Valkey or Redis on 127.0.0.1 with an append-only file and no eviction, and resolves when it answers.
 * The address is `valkeyUrl(port)`.
 * @throws Failure `unavailable` with the last line of its log when it ends before that.
 */
export async function startValkey(place: EnginePlace): Promise<Running> {
  await mkdir(place.folder, { recursive: true })
  const log = await openLog(place.log)
  const running = await startProcess({
    name: 'valkey',
    command: place.binary,
    arguments: [
      ...['--dir', place.folder, '--port', String(place.port), '--bind', '127.0.0.1'],
      ...['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''],
      // A title of its own would hide the command line by which a later start knows its leftovers.
      ...['--set-proc-title', 'no'],
    ],
    output: log.fd,
  }).finally(() => log.close())
  await place.started?.(running)
  if (!(await listening(running, place.port))) {
    const cause = (await lastLines(place.log, 1))[0]
    throw trouble(
      `Valkey 没有启动成功，原因见 ${place.log}。`,
      `Valkey did not start; ${place.log} says why.${cause ? `\n${cause}` : ''}`,
    )
  }
  await untilReady(place.port)
  return running
}
