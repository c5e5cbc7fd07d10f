import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const minutes = {
  year: 2026,
  day: '2026-05-20',
  place: '职工之家',
  present: { total: 12, women: 5, over60: 2 },
  room: '',
  statements: [],
}
const motion = { text: '周末开放到晚上九点', agree: 9, against: 2, abstain: 1 }

test('a motion keeps its counts, and more votes than people present are refused', async () => {
  const { id: unit } = await house.build.unit()
  const { agent } = await house.signIn('recorder')
  const record = (motions: readonly object[]) =>
    agent.post('/api/v1/meetings').send({ ...minutes, unit, motions })
  const refused = await record([motion, { ...motion, text: '另一项', agree: 10 }]).expect(422)
  expect(refused.body.errors[0].pointer).toBe('/motions/1')
  expect((await agent.get('/api/v1/meetings').expect(200)).body.meetings).toEqual([])
  const { body } = await record([motion]).expect(200)
  const read = await agent.get(`/api/v1/meetings/${body.id}`).expect(200)
  expect(read.body.motions).toEqual([motion])
})
