import { afterAll, beforeAll, it } from 'vitest'
import { killDuring, phones } from './kill-during.ts'
import { type Poll, poll } from './poll.ts'
import { houseEnvironment, type Program, startApi } from './product.ts'

const environment = houseEnvironment()
let api: Program & { readonly url: string }
let votes: Poll

beforeAll(async () => {
  votes = await poll(environment, phones)
  api = await startApi(environment)
})

afterAll(async () => {
  await api.kill()
  await votes.close()
})

it('the API killed ten times: every acknowledged ballot is in the box exactly once', async () => {
  await killDuring(votes, api.url, api)
}, 600_000)
