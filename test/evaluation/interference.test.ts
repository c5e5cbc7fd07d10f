import { afterAll, beforeAll, expect, it } from 'vitest'
import { assessedHouse } from '../runtime/assessed-house.ts'

let house: Awaited<ReturnType<typeof assessedHouse>>
let admin: Awaited<ReturnType<(typeof house)['signIn']>>
beforeAll(async () => {
  house = await assessedHouse()
  admin = await house.signIn('federation-admin')
})
afterAll(() => house.close())

const confirmed = {
  unit: 'u17',
  year: 2026,
  kind: 'leaders-present',
  document: '渝工纪〔2026〕3 号',
  finding: '车间主任站在身后看着填',
  evidence: '监控录像存保卫科',
}

const confirm = (change: object = {}) =>
  admin.agent.post('/api/v1/interferences').send({ ...confirmed, ...change })

async function assessed() {
  await admin.agent.post('/api/v1/assessments/2026/compute').send({ poll: house.round }).expect(200)
  const { body } = await admin.agent.get('/api/v1/assessments/2026').expect(200)
  return body.rows[0]
}

const audited = async () => (await house.services.organisation.audit.list(1))[0]

it('caps the unit’s grade from the next computation on, and the result names the document', async () => {
  const before = await assessed()
  const answer = await confirm().expect(200)
  expect(answer.body).toMatchObject(confirmed)
  expect(await audited()).toMatchObject({
    verb: 'interference.confirm',
    account: admin.actor.account,
    subject: 'u17 2026',
    detail: 'leaders-present 渝工纪〔2026〕3 号',
  })
  const after = await assessed()
  expect(after.revision).toBe(before.revision + 1)
  expect(after.caps).toContainEqual({
    cap: 'K5',
    atMost: 'fair',
    actual: null,
    bar: null,
    document: confirmed.document,
  })
  expect(after.score).toEqual(before.score)
  expect(before.grade).toBe('good')
  expect(after.grade).toBe('fair')
})

it('is entered once per document, with every part of its evidence, about a unit that exists', async () => {
  await confirm().expect(409)
  await confirm({ document: ' ' }).expect(400)
  await confirm({ evidence: '' }).expect(400)
  await confirm({ kind: 'other' }).expect(400)
  await confirm({ unit: 'nobody' }).expect(404)
  const { body } = await admin.agent.get('/api/v1/interferences/2026').expect(200)
  expect(body.interferences).toHaveLength(1)
})

it('is read by the unit itself and by no other unit', async () => {
  const own = await house.signIn([{ role: 'unit-manager', unit: 'u17' }])
  const other = await house.signIn([{ role: 'unit-manager', unit: 'u18' }])
  const read = async ({ agent }: typeof own) =>
    (await agent.get('/api/v1/interferences/2026').expect(200)).body.interferences
  expect(await read(own)).toMatchObject([confirmed])
  expect(await read(other)).toEqual([])
  await own.agent.post('/api/v1/interferences').send(confirmed).expect(403)
})

it('names all that stand; one that is withdrawn keeps its reason and caps nothing', async () => {
  const second = await confirm({ document: '渝工纪〔2026〕4 号', kind: 'coaching' }).expect(200)
  const both = await assessed()
  expect(both.caps.at(-1)).toMatchObject({ document: '渝工纪〔2026〕3 号、渝工纪〔2026〕4 号' })
  const { body } = await admin.agent.get('/api/v1/interferences/2026').expect(200)
  for (const { id } of body.interferences)
    await admin.agent
      .post(`/api/v1/interferences/${id}/withdrawal`)
      .send({ why: '录像另有其人' })
      .expect(200)
  expect(await audited()).toMatchObject({ verb: 'interference.withdraw' })
  const free = await assessed()
  expect(free.caps.map(({ cap }: { cap: string }) => cap)).not.toContain('K5')
  const again = admin.agent.post(`/api/v1/interferences/${second.body.id}/withdrawal`)
  await again.send({ why: '再来' }).expect(409)
  const list = await admin.agent.get('/api/v1/interferences/2026').expect(200)
  expect(list.body.interferences[0].withdrawn.why).toBe('录像另有其人')
})
