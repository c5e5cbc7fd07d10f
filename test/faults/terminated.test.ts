import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectExactlyOnce } from './kill-during.ts'
import { type Poll, planRound, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi, startWorker } from './product.ts'

const environment = houseEnvironment()
const perTurn = 24
const turns = 2
let api: Program & { readonly url: string }
let worker: Program
let votes: Poll

beforeAll(async () => {
  votes = await poll(environment, perTurn * turns)
  api = await startApi(environment)
  worker = await startWorker(environment)
})

afterAll(async () => {
  await Promise.all([api.kill(), worker.kill()])
  await votes.close()
})

it('told to end in the middle of a crowd, the API finishes what it accepted and ends by itself', async () => {
  for (let turn = 0; turn < turns; turn += 1) {
    const some = votes.more(perTurn / 4)
    const crowd = votes.crowd(api.url, perTurn)
    await some
    api.signal('SIGTERM')
    expect(await api.ended()).toEqual({ code: 0, signal: null })
    await api.start()
    await crowd
  }
  await expectExactlyOnce(votes)
}, 120_000)

it('told to end with jobs waiting, the worker ends by itself, and the next one does them', async () => {
  const { surveys, outbox } = votes.services
  const rounds = [await planRound(votes.services, 'open', 1e9)]
  worker.signal('SIGTERM')
  rounds.push(await planRound(votes.services, 'open', 1e9))
  expect(await worker.ended()).toEqual({ code: 0, signal: null })
  await worker.start()
  for (const round of rounds)
    await votes.until(async () => (await surveys.round.read(round)).state === 'open')
  await votes.until(async () => (await outbox.open()) === 0)
}, 120_000)
