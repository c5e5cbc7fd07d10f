import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engines, launchSettings, openEngines } from '../runtime/engines/index.ts'
import { say } from './say.ts'

/** MongoDB and Valkey of this measurement alone, on 127.0.0.1, their data in a folder that goes with them. */
export async function withOwnEngines<T>(work: (engines: Engines) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'final-say-bench-'))
  const own = { mongodbUri: undefined, redisUrl: undefined }
  try {
    const engines = await openEngines({ ...launchSettings(), ...own, data, say })
    try {
      return await work(engines)
    } finally {
      await engines.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
