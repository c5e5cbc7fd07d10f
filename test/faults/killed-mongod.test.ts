import { afterAll, beforeAll, expect, it } from 'vitest'
import { killDuring, phones } from './kill-during.ts'
import { type OwnEngine, ownEngine } from './own-engine.ts'
import { type Poll, planRound, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi, startWorker } from './product.ts'

let mongod: OwnEngine
let api: Program & { readonly url: string }
let worker: Program
let votes: Poll

beforeAll(async () => {
  mongod = await ownEngine('mongod')
  const environment = houseEnvironment({ MONGODB_URI: mongod.address })
  votes = await poll(environment, phones)
  api = await startApi(environment)
  worker = await startWorker(environment)
})

afterAll(async () => {
  await Promise.all([api.kill(), worker.kill()])
  await votes.services.close()
  await mongod.remove()
})

it('MongoDB killed ten times: every acknowledged ballot is in the box exactly once, and jobs go on', async () => {
  const pids = [api.pid(), worker.pid()]
  await killDuring(votes, api.url, mongod)
  const { outbox, surveys } = votes.services
  const round = await planRound(votes.services, 'open', 1e9)
  await votes.until(async () => (await surveys.round.read(round)).state === 'open')
  await votes.until(async () => (await outbox.open()) === 0)
  expect([api.pid(), worker.pid()]).toEqual(pids)
  expect([api.alive(), worker.alive()]).toEqual([true, true])
}, 600_000)
