import { afterAll, beforeAll, expect, it } from 'vitest'
import { killDuring, kills, phones } from './kill-during.ts'
import { type OwnEngine, ownEngine } from './own-engine.ts'
import { type Poll, planRound, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi, startWorker } from './product.ts'

let valkey: OwnEngine
let api: Program & { readonly url: string }
let worker: Program
let votes: Poll

beforeAll(async () => {
  valkey = await ownEngine('valkey')
  const environment = houseEnvironment({ REDIS_URL: valkey.address })
  votes = await poll(environment, phones + 2 * kills)
  api = await startApi(environment)
  worker = await startWorker(environment)
})

afterAll(async () => {
  await Promise.all([api.kill(), worker.kill()])
  await votes.close()
  await valkey.remove()
})

it('Valkey killed ten times, its disk lost each time: ballots are taken meanwhile, jobs come late and all', async () => {
  const { outbox, surveys } = votes.services
  const rounds: string[] = []
  await killDuring(votes, api.url, {
    async kill() {
      rounds.push(await planRound(votes.services, 'open', 1e9))
      await valkey.kill()
      await valkey.forget()
      await votes.crowd(api.url, 2)
    },
    start: valkey.start,
  })
  const isOpen = async (round: string) => (await surveys.round.read(round)).state === 'open'
  await votes.until(async () => (await Promise.all(rounds.map(isOpen))).every(Boolean))
  await votes.until(async () => (await outbox.open()) === 0)
  expect((await outbox.recent(100)).filter(({ state }) => state === 'failed')).toEqual([])
  expect([api.alive(), worker.alive()]).toEqual([true, true])
}, 600_000)
