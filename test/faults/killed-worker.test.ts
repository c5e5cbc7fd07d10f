import { afterAll, beforeAll, expect, it } from 'vitest'
import { killDuring, phones } from './kill-during.ts'
import { day, type Poll, planRound, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi, startWorker } from './product.ts'

const environment = houseEnvironment()
let api: Program & { readonly url: string }
let votes: Poll
const workers: Program[] = []

const begin = async (ahead?: number) => {
  const worker = await startWorker(environment, ahead)
  workers.push(worker)
  return worker
}

beforeAll(async () => {
  votes = await poll(environment, phones)
  api = await startApi(environment)
})

afterAll(async () => {
  await Promise.all([api, ...workers].map((program) => program.kill()))
  await votes.close()
})

it('the worker killed ten times, and between closing and sealing: each job happens, each once', async () => {
  const { services, round } = votes
  const stateOf = async (id: string) => (await services.surveys.round.read(id)).state
  const rounds: string[] = []
  const worker = await begin()
  await killDuring(votes, api.url, {
    async kill() {
      rounds.push(await planRound(services, 'open', 1e10))
      await worker.kill()
    },
    start: worker.start,
  })
  await votes.until(async () =>
    (await Promise.all(rounds.map(stateOf))).every((is) => is === 'open'),
  )
  await worker.kill()

  const closing = await begin(day)
  await votes.until(async () => (await stateOf(round)) === 'closing')
  await closing.kill()
  // Two at once, after the grace: two sealers, one head.
  await Promise.all([begin(day + 3600_000), begin(day + 3600_000)])
  await votes.until(async () => (await stateOf(round)) === 'computed')

  const { box, register, issuer } = services.databases
  const sealed: string[] = []
  for (const { leaves } of await box
    .collection('batches')
    .find({ round, n: { $gt: 0 }, record: { $exists: false } })
    .toArray())
    sealed.push(
      ...leaves.map((leaf: { buffer: Uint8Array }) => Buffer.from(leaf.buffer).toString('hex')),
    )
  expect(sealed.sort()).toEqual([...votes.acknowledged].sort())
  expect(await issuer.collection('keys').countDocuments({ round, private: { $ne: null } })).toBe(0)
  expect(await register.collection('indices').countDocuments({ round })).toBe(1)
}, 600_000)
