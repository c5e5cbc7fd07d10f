import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  findEngine,
  launchSettings,
  mongodKind,
  tryPort,
  valkeyKind,
} from '../../runtime/engines/index.ts'
import { mongodUri, startMongod } from '../../runtime/engines/mongod.ts'
import { startValkey, valkeyUrl } from '../../runtime/engines/valkey.ts'

const kinds = {
  mongod: { kind: mongodKind, start: startMongod, address: mongodUri },
  valkey: { kind: valkeyKind, start: startValkey, address: valkeyUrl },
} as const

/** An engine that a test may kill: it comes back on the same port with the same data. */
export async function ownEngine(name: keyof typeof kinds) {
  const { kind, start, address } = kinds[name]
  const home = await mkdtemp(join(tmpdir(), `final-say-${name}-`))
  const binary = await findEngine(kind, { ...launchSettings(), say: () => undefined })
  const port = await tryPort(0)
  if (port === undefined) throw new Error('ownEngine: no free port')
  const place = { binary: binary.path, folder: join(home, 'data'), port, log: join(home, 'log') }
  let running = await start(place)
  const kill = async () => {
    running.kill('SIGKILL')
    await running.ended
  }
  return {
    address: address(port),
    place,
    pid: () => running.pid,
    /** Another folder that goes when the engine is removed. */
    async folder(name: string): Promise<string> {
      const path = join(home, name)
      await mkdir(path)
      return path
    },
    kill,
    async start() {
      running = await start(place)
    },
    /** As after the loss of its disk. */
    async forget() {
      await rm(place.folder, { recursive: true })
    },
    async remove() {
      await kill()
      await rm(home, { recursive: true })
    },
  }
}

export type OwnEngine = Awaited<ReturnType<typeof ownEngine>>
