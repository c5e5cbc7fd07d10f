import { readFile, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Running } from './running.ts'

const Ports = z.record(z.string(), z.int().min(1).max(65535))

/** Whether a server could listen there now; port 0 asks for any and gives the one it got. */
export function tryPort(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}

async function remembered(file: string): Promise<Record<string, number>> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  try {
    return Ports.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** A free port of 127.0.0.1 for an engine: the one it had last time if that is still free. */
export async function portFor(data: string, name: string): Promise<number> {
  const file = join(data, 'ports.json')
  const ports = await remembered(file)
  const last = ports[name]
  const port = (last && (await tryPort(last))) || (await tryPort(0))
  if (!port) throw new Error('no free port on 127.0.0.1')
  if (port !== last) await writeFile(file, `${JSON.stringify({ ...ports, [name]: port })}\n`)
  return port
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Resolves true once something accepts connections there, false if the process ends first. */
export async function listening(running: Running, port: number): Promise<boolean> {
  while (running.alive()) {
    if (await accepts(port)) return running.alive()
    await pause(40)
  }
  return false
}
