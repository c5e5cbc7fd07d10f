import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectExactlyOnce } from './kill-during.ts'
import { type OwnEngine, ownEngine } from './own-engine.ts'
import { type Poll, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi } from './product.ts'

const run = promisify(execFile)
const crowd = 24
let mongod: OwnEngine
let environment: ReturnType<typeof houseEnvironment>
let api: Program & { readonly url: string }
let votes: Poll

beforeAll(async () => {
  mongod = await ownEngine('mongod')
  environment = houseEnvironment({ MONGODB_URI: mongod.address })
  votes = await poll(environment, 2 * crowd)
})

afterAll(async () => {
  await api.kill()
  await votes.services.close()
  await mongod.remove()
})

it('a log volume without room costs lines of the log and nothing else', async () => {
  const full = await open('/dev/full', 'w')
  api = await startApi(environment, full.fd)
  await votes.crowd(api.url, crowd)
  // A body that Express cannot parse is a line of the log.
  const broken = await fetch(`${api.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  })
  expect(broken.status).toBe(400)
  expect(api.alive()).toBe(true)
  await expectExactlyOnce(votes)
  await api.kill()
  await full.close()
}, 120_000)

it('a data volume without room is 503 and a line of the log; with room again the same bytes are taken once', async () => {
  api = await startApi(environment)
  await votes.crowd(api.url, crowd / 2)
  // From here on every write of the database fails, as on a full disk.
  await run('prlimit', ['--pid', String(mongod.pid()), '--fsize=1'])
  const waiting = votes.crowd(api.url, crowd / 2)
  await votes.until(async () => votes.statuses.has(503))
  expect(api.lines.some((line) => line.includes('could not confirm'))).toBe(true)
  await mongod.kill()
  await mongod.start()
  await waiting
  await expectExactlyOnce(votes)
}, 120_000)
