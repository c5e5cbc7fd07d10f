import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

async function tree() {
  const top = await house.build.union({ level: 'federation' })
  const [east, west] = [
    await house.build.union({ level: 'district', parent: top.id }),
    await house.build.union({ level: 'district', parent: top.id }),
  ]
  const [inEast, inWest] = [
    await house.build.union({ level: 'grassroots', parent: east.id }),
    await house.build.union({ level: 'grassroots', parent: west.id }),
  ]
  return { top, east, west, inEast, inWest }
}

test('a union officer sees the own branch and nothing beside or above it', async () => {
  const { top, east, west, inEast, inWest } = await tree()
  const { agent } = await house.signIn([{ role: 'union-officer', union: east.id }])
  const seen = (await agent.get('/api/v1/unions')).body.unions.map(({ id }: { id: string }) => id)
  expect(new Set(seen)).toEqual(new Set([east.id, inEast.id]))
  await agent.get(`/api/v1/unions/${inEast.id}`).expect(200)
  const answers = await Promise.all(
    [top.id, west.id, inWest.id, 'no-such-union'].map((id) => agent.get(`/api/v1/unions/${id}`)),
  )
  for (const { status, body } of answers) {
    expect(status).toBe(404)
    expect(body).toEqual(answers[0]?.body)
  }
})

test('an administrator sees the whole tree and imports it', async () => {
  const { top } = await tree()
  const { agent } = await house.signIn('federation-admin')
  const code = `n${house.build.mark()}`
  const text = `编码,名称,层级,上级编码,启用日期\n${code},${code}总工会,区县,${top.id},2020-01-01\n`
  const answer = await agent
    .post('/api/v1/unions/import?dryRun=false')
    .set('Content-Type', 'text/csv')
    .send(text)
  expect(answer.body).toMatchObject({ added: 1, errors: [] })
  expect((await agent.get(`/api/v1/unions/${code}`)).body).toMatchObject({ parent: top.id })
})
