import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
beforeAll(async () => {
  house = await harness()
})
afterAll(() => house.close())

const sheet = (code: string) =>
  `编码,名称,简称,类别,考核方,启用日期\n${code},${code}文化宫,${code},工人文化宫,市总,2020-01-01\n`
const units = (body: { units: { id: string }[] }) => body.units.map(({ id }) => id)

test('a desk of the federation sees every unit, a manager the own one', async () => {
  const [own, other] = [await house.build.unit(), await house.build.unit()]
  const desk = await house.signIn('federation-reader')
  expect(units((await desk.agent.get('/api/v1/units')).body)).toEqual(
    expect.arrayContaining([own.id, other.id]),
  )
  const manager = await house.signIn([{ role: 'unit-manager', unit: own.id }])
  expect(units((await manager.agent.get('/api/v1/units')).body)).toEqual([own.id])
  await manager.agent.get(`/api/v1/units/${own.id}`).expect(200)
  const foreign = await manager.agent.get(`/api/v1/units/${other.id}`)
  const missing = await manager.agent.get('/api/v1/units/no-such-unit')
  expect([foreign.status, missing.status]).toEqual([404, 404])
  expect(foreign.body).toEqual(missing.body)
})

test('an administrator imports units: first dry, then for good', async () => {
  const { agent } = await house.signIn('federation-admin')
  const code = `i${house.build.mark()}`
  const send = (dryRun: boolean) =>
    agent
      .post('/api/v1/units/import')
      .query({ dryRun: String(dryRun) })
      .set('Content-Type', 'text/csv')
      .send(sheet(code))
  const dry = await send(true)
  expect(dry.status).toBe(200)
  expect(dry.body).toMatchObject({ dryRun: true, added: 1, errors: [] })
  await agent.get(`/api/v1/units/${code}`).expect(404)
  expect((await send(false)).body).toMatchObject({ dryRun: false, added: 1 })
  expect((await agent.get(`/api/v1/units/${code}`)).body).toMatchObject({ kind: 'palace' })
  expect((await send(false)).body).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
})

test('an import says what is wrong with the file, with pointers', async () => {
  const { agent } = await house.signIn('federation-admin')
  const send = (type: string, body: string | Buffer, query = 'dryRun=false') =>
    agent.post(`/api/v1/units/import?${query}`).set('Content-Type', type).send(body)
  const bad = await send('text/csv', sheet('Bad Code'))
  expect(bad.status).toBe(422)
  expect(bad.body.errors).toEqual([{ pointer: '/rows/2/编码', detail: expect.any(String) }])
  expect((await send('application/json', '{}')).status).toBe(415)
  expect((await send('text/plain', sheet('x'))).status).toBe(415)
  expect((await send('image/svg+xml', '<svg/>')).status).toBe(415)
  expect((await send('text/csv', sheet('x'), 'dryRun=maybe')).status).toBe(400)
  expect((await send('text/csv', sheet('x'), '')).status).toBe(400)
  expect((await send('text/csv', Buffer.alloc(20 * 1024 * 1024 + 1, 0x61))).status).toBe(413)
  expect((await send('text/csv', Buffer.from('PK\u0003\u0004 polyglot'))).status).toBe(400)
})

test.each([
  ['units', `${sheet('ok')}Bad Code,=某宫,某,动物园,市总,2020-01-01\n`, ['Bad Code', '动物园']],
  ['unions', '编码,名称,层级,启用日期\nd 1,某会,省级,2020-01-01\n', ['d 1', '省级']],
])(
  'everything wrong with a file of %s leaves as a workbook; nothing is stored',
  async (kind, text, found) => {
    const { agent } = await house.signIn('federation-admin')
    const answer = await agent
      .post(`/api/v1/${kind}/import/errors`)
      .set('Content-Type', 'text/csv')
      .send(text)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })
    expect(answer.status).toBe(200)
    const { headers, rows } = await readTable(answer.body, 'xlsx')
    expect(headers).toEqual(['行', '列', '内容', '问题'])
    expect(rows.map(({ cells }) => cells.内容)).toEqual(found)
    await agent.get(`/api/v1/units/ok`).expect(404)
  },
)
