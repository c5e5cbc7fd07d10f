import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Poll, planPoll, poll } from './poll.ts'
import { houseEnvironment, type Program, startWorker } from './product.ts'

const environment = houseEnvironment()
let first: Program
let second: Program
let votes: Poll

beforeAll(async () => {
  votes = await poll(environment, 20)
  first = await startWorker(environment)
  second = await startWorker(environment)
})

afterAll(async () => {
  await Promise.all([first.kill(), second.kill()])
  await votes.close()
})

/** What preparing leaves behind, per round: keys, the first leaf, the signed manifest. */
async function traces(rounds: readonly string[]) {
  const { issuer, box } = votes.services.databases
  return Promise.all(
    rounds.map(async (round) => ({
      keys: await issuer.collection('keys').countDocuments({ round }),
      batches: await box.collection('batches').countDocuments({ round }),
      manifest: (await votes.services.surveys.round.read(round)).manifestHash,
    })),
  )
}

it('a worker that stands still in the middle of jobs is overtaken; what it does when it wakes changes nothing', async () => {
  const { surveys, outbox } = votes.services
  const rounds: string[] = []
  for (let count = 0; count < 6; count += 1) rounds.push(await planPoll(votes.services, 100))
  const isOpen = async (round: string) => (await surveys.round.read(round)).state === 'open'
  const preparing = async () => {
    const rows = await outbox.recent(20)
    return rows.some(({ name, state }) => name === 'prepare-round' && state === 'sent')
  }
  await votes.until(preparing)
  // As if its event loop were blocked: it keeps its jobs and gives no sign of life.
  first.signal('SIGSTOP')
  await votes.until(async () => (await Promise.all(rounds.map(isOpen))).every(Boolean))
  const before = await traces(rounds)
  expect(before.every(({ keys, batches }) => keys === 2 && batches === 1)).toBe(true)
  expect(before.every(({ manifest }) => manifest !== undefined)).toBe(true)

  first.signal('SIGCONT')
  second.signal('SIGTERM')
  await second.ended()
  const round = await planPoll(votes.services, 100)
  await votes.until(() => isOpen(round))
  expect(await traces(rounds)).toEqual(before)
}, 180_000)
