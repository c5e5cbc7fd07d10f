import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startProcess, tryPort } from '../../runtime/engines/index.ts'
import { expectExactlyOnce } from './kill-during.ts'
import { type OwnEngine, ownEngine } from './own-engine.ts'
import { type Poll, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi } from './product.ts'

const crowd = 12
let primary: OwnEngine
let secondary: Running
let api: Program & { readonly url: string }
let votes: Poll

/** Starts a second member and waits until it follows the first one. */
async function addSecondary(client: MongoClient): Promise<Running> {
  const { binary, folder } = primary.place
  const port = await tryPort(0)
  const member = await startProcess({
    name: 'secondary',
    command: binary,
    arguments: [
      ...['--dbpath', await primary.folder('secondary'), '--port', String(port)],
      ...['--bind_ip', '127.0.0.1', '--nounixsocket', '--replSet', 'final-say'],
      ...['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64', '--logpath', `${folder}.second`],
    ],
    output: () => undefined,
  })
  const admin = client.db('admin')
  const { config } = await admin.command({ replSetGetConfig: 1 })
  const second = { _id: 1, host: `127.0.0.1:${port}`, priority: 0, votes: 1 }
  const members = [...config.members, second]
  await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members } })
  for (;;) {
    const status = await admin.command({ replSetGetStatus: 1 })
    if (status.members[1].stateStr === 'SECONDARY') return member
  }
}

beforeAll(async () => {
  primary = await ownEngine('mongod')
  const client = await MongoClient.connect(primary.address)
  secondary = await addSecondary(client)
  await client.close()
  const environment = houseEnvironment({ MONGODB_URI: primary.address })
  votes = await poll(environment, 2 * crowd)
  api = await startApi(environment)
})

afterAll(async () => {
  await api.kill()
  await votes.services.close()
  secondary.kill('SIGKILL')
  await secondary.ended
  await primary.remove()
})

it('without a majority nothing is acknowledged but 503; with it again the same bytes are taken once', async () => {
  await votes.crowd(api.url, crowd)
  expect(votes.statuses).not.toContain(503)
  secondary.kill('SIGSTOP')
  const waiting = votes.crowd(api.url, crowd)
  await votes.until(async () => votes.statuses.has(503))
  expect(votes.acknowledged.size).toBe(crowd)
  const health = await fetch(`${api.url}/api/v1/health`)
  expect([200, 503]).toContain(health.status)
  secondary.kill('SIGCONT')
  await waiting
  await expectExactlyOnce(votes)
}, 180_000)
