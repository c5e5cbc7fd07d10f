import { writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'
import { launchSettings, openEngines, takeLock } from '../../runtime/engines/index.ts'
import { emptyCache, programOnPath, temporaryFolder } from './engine-folder.ts'

const say = () => undefined

/** Engines with their own data, from whatever this machine's cache holds. */
async function engines(data: string) {
  const { cache, path, download } = launchSettings()
  const opened = await openEngines({ data, cache, path, download, say })
  onTestFinished(opened.stop)
  return opened
}

async function occupied(port: number): Promise<void> {
  const server = createServer((socket) => sockets.add(socket))
  const sockets = new Set<Socket>()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
}

async function using<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

test('data written before a stop are there after the next start, on another port when the old one is taken', async () => {
  const data = await temporaryFolder()
  const before = await engines(data)
  await using(before.mongodbUri, (client) =>
    client.db('house').collection('things').insertOne({ name: '文化宫' }),
  )
  await before.stop()
  const port = Number(new URL(before.mongodbUri).port)
  await occupied(port)

  const after = await engines(data)

  expect(Number(new URL(after.mongodbUri).port)).not.toBe(port)
  const found = await using(after.mongodbUri, async (client) => {
    const things = client.db('house').collection('things')
    await client.withSession((session) =>
      session.withTransaction(() => things.insertOne({ name: '疗养院' }, { session })),
    )
    return things.find().toArray()
  })
  expect(found.map((thing) => thing.name)).toEqual(['文化宫', '疗养院'])
})

test('a folder written by another major version of the engine stays closed', async () => {
  const data = await temporaryFolder()
  const versions = { layout: 1, mongod: { product: 'mongod', version: '5.0.3' } }
  await writeFile(join(data, 'version.json'), JSON.stringify(versions))
  const path = await programOnPath('mongod', 'db version v6.0.5')
  const cache = await emptyCache()

  const opening = openEngines({ data, cache, path, download: false, say })

  await expect(opening).rejects.toThrow(/mongod 6\.0\.5 ≠ .* mongod 5/)
})

test.each([
  ['of another layout', JSON.stringify({ layout: 99 }), /格式是 99/],
  ['with a damaged record', '{"layout": 1, "mong', /无法读取/],
])('a folder %s stays closed', async (_, record, sentence) => {
  const data = await temporaryFolder()
  await writeFile(join(data, 'version.json'), record)

  const opening = openEngines({ data, cache: data, path: '', download: false, say })

  await expect(opening).rejects.toMatchObject({
    code: 'unavailable',
    detail: expect.stringMatching(sentence),
  })
})

test('a data folder that cannot be made is told by its path and FINAL_SAY_DATA', async () => {
  const file = join(await temporaryFolder(), 'file')
  await writeFile(file, '')

  const taking = takeLock(join(file, 'data'), 'npm start', say)

  await expect(taking).rejects.toMatchObject({
    code: 'unavailable',
    detail: expect.stringMatching(/无法写入（ENOTDIR）[\s\S]*FINAL_SAY_DATA/),
  })
})
