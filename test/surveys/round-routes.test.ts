import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../organisation/index.ts'
import { readLink } from '../../protocol/round/link.ts'
import { harness } from '../harness.ts'

type House = Awaited<ReturnType<typeof harness>>
let house: House
let admin: Awaited<ReturnType<House['signIn']>>
beforeAll(async () => {
  house = await harness({ now: new Date('2026-03-01T02:00:00Z') })
  await house.services.surveys.questionnaire.ensureShipped()
  admin = await house.signIn('federation-admin')
})
afterAll(() => house.close())

const opensAt = '2026-03-02T01:00:00.000Z'
const closesAt = '2026-03-12T10:00:00.000Z'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function plan(...wishes: readonly { readonly area: string }[]) {
  const units = await Promise.all((wishes.length === 0 ? [{}] : wishes).map(house.build.unit))
  const [unit] = units
  if (unit === undefined) throw new Error('plan: no unit')
  const { id } = await house.services.surveys.questionnaire.newest({ code: 'unit-palace' })
  const answer = await admin.agent.post('/api/v1/rounds').send({
    title: '单位服务测评',
    period: '2026',
    mode: 'ballot',
    opensAt,
    closesAt,
    issuers: [{ id: 'a', name: '市总工会' }],
    styles: units.map((each) => ({
      style: each.id,
      unit: each.id,
      title: each.shortName,
      questionnaire: id,
    })),
    recipe: 'official',
  })
  expect(answer.status, answer.text).toBe(200)
  return { round: String(answer.body.id), unit }
}

const csv = (agent: House['api'] | typeof admin.agent, path: string, text: string) =>
  agent.post(path).set('Content-Type', 'text/csv').send(text)

describe('a round at the console', () => {
  it('goes from planning to links and opening by requests and jobs', async () => {
    const { round, unit } = await plan()
    const frame = await csv(
      admin.agent,
      `/api/v1/rounds/${round}/frames?census=true`,
      '年龄,工作情况,人数\n35岁及以下,正式,400\n36—50岁,正式,300\n51—60岁,已退休,200\n',
    )
    expect(frame.body).toEqual({
      frames: [{ style: unit.id, total: 900, cells: 3, invited: 900 }],
    })
    const early = await csv(admin.agent, `/api/v1/rounds/${round}/links`, '编号,姓名\n1,某\n')
    expect(early.status).toBe(409)
    await admin.agent.post(`/api/v1/rounds/${round}/preparation`).send({}).expect(200)
    expect(await house.drain()).toContain('prepare-round')

    const file = await csv(
      admin.agent,
      `/api/v1/rounds/${round}/links`,
      '编号,姓名,手机\n1,=张某,13800000001\n2,李某,13800000002\n',
    )
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })
    expect(file.status).toBe(200)
    expect(file.headers).toMatchObject({ 'content-type': xlsx, 'cache-control': 'no-store' })
    const { rows } = await readTable(file.body, 'xlsx')
    const links = rows.map(({ cells }) => readLink(cells.链接 ?? ''))
    expect(links).toMatchObject([{ round, styles: [unit.id] }, { round }])
    expect(rows[0]?.cells.姓名).not.toMatch(/^=/)

    house.clock.set(opensAt)
    await house.services.surveys.round.tick()
    expect(await house.drain()).toContain('open-round')
    const read = await admin.agent.get(`/api/v1/rounds/${round}`).expect(200)
    expect(read.body).toMatchObject({
      state: 'open',
      linksIssued: true,
      link: `http://localhost:3000/a/${round}`,
      styles: [{ frame: { total: 900 }, invited: 900 }],
    })
    const counts = await admin.agent.get(`/api/v1/rounds/${round}/counts`).expect(200)
    expect(counts.body.styles).toMatchObject([{ style: unit.id, invited: 900, collected: 0 }])
    const manifest = await house.api.get(`/api/v1/rounds/${round}/manifest`).expect(200)
    expect(manifest.body.manifest).toMatchObject({ round, opensAt, closesAt })
    house.clock.set('2026-03-01T02:00:00Z')
  })

  it('prints the links of a roster as cards, the same ones as in the table', async () => {
    const { round, unit } = await plan()
    await csv(
      admin.agent,
      `/api/v1/rounds/${round}/frames?census=true`,
      '年龄,人数\n35岁及以下,40\n',
    )
    await admin.agent.post(`/api/v1/rounds/${round}/preparation`).send({}).expect(200)
    await house.drain()
    const key = 'k'.repeat(43)
    const ask = (as: string, idempotency: string) =>
      csv(
        admin.agent,
        `/api/v1/rounds/${round}/links?as=${as}`,
        '编号,姓名\n1,<b>张某</b>\n2,李某\n',
      ).set('Idempotency-Key', idempotency)
    const page = await ask('html', key)
    expect(page.status, page.text).toBe(200)
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(page.text.match(/class="card"/g)).toHaveLength(2)
    expect(page.text).toContain('&lt;b&gt;张某&lt;/b&gt; 1')
    expect(page.text).toContain(unit.shortName)
    expect((await ask('html', key)).text).toBe(page.text)
    expect((await ask('html', 'j'.repeat(43))).status).toBe(422)
    expect((await ask('html', 'short')).status).toBe(400)
    expect((await ask('pdf', key)).status).toBe(400)
  })

  it('writes who did what into the audit trail, and nobody of the roster', async () => {
    const { round, unit } = await plan()
    const frames = { frames: [{ style: 'zz', census: false, cells: [{ cell: {}, count: 1 }] }] }
    await admin.agent.put(`/api/v1/rounds/${round}/frames`).send(frames).expect(422)
    const early = await admin.agent.post(`/api/v1/rounds/${round}/preparation`).send({})
    expect([early.status, early.body.detail]).toEqual([422, expect.stringContaining('名册')])
    frames.frames[0] = { style: unit.id, census: true, cells: [{ cell: {}, count: 40 }] }
    await admin.agent.put(`/api/v1/rounds/${round}/frames`).send(frames).expect(200)
    await admin.agent.post(`/api/v1/rounds/${round}/preparation`).send({}).expect(200)
    const trail = await house.services.organisation.audit.list(200)
    const own = trail.filter((row) => row.subject === round).map(({ verb }) => verb)
    expect(own).toEqual(['round.prepare', 'round.frame', 'round.plan'])
    expect(JSON.stringify(trail)).not.toContain('李某')
  })

  it('shows a union officer the units of the own area and of the whole city, and nothing of others', async () => {
    const north = await house.build.union({ level: 'district', area: '北片' })
    const branch = await house.build.union({ level: 'grassroots', parent: north.id })
    await house.build.union({ level: 'district', area: '南片' })
    const { round: whole, unit: everywhere } = await plan({ area: '全市' })
    const { round: own, unit: near } = await plan({ area: '北片' })
    const { round: foreign } = await plan({ area: '南片' })
    const { round: mixed } = await plan({ area: '北片' }, { area: '南片' })
    for (const union of [north.id, branch.id]) {
      const { agent } = await house.signIn([{ role: 'union-officer', union }])
      const { body } = await agent.get('/api/v1/rounds').expect(200)
      const seen = body.rounds.map(({ id }: { id: string }) => id)
      expect(seen).toEqual(expect.arrayContaining([whole, own, mixed]))
      expect(seen).not.toContain(foreign)
      for (const [round, unit] of [
        [whole, everywhere.id],
        [own, near.id],
      ] as const)
        expect((await agent.get(`/api/v1/rounds/${round}`)).body.styles).toMatchObject([{ unit }])
      for (const path of ['', '/counts']) {
        const part = await agent.get(`/api/v1/rounds/${mixed}${path}`).expect(200)
        expect(part.body.styles).toHaveLength(1)
        const hidden = await agent.get(`/api/v1/rounds/${foreign}${path}`)
        const nowhere = await agent.get(`/api/v1/rounds/00000000${path}`)
        expect([hidden.status, hidden.body]).toEqual([404, nowhere.body])
      }
    }
    const { body } = await admin.agent.get(`/api/v1/rounds/${mixed}`)
    expect(body.styles).toHaveLength(2)
  })

  it('lets a union officer hand out no personal links', async () => {
    const { round } = await plan()
    const officer = await house.signIn([{ role: 'union-officer', union: 'd01' }])
    const refused = await csv(officer.agent, `/api/v1/rounds/${round}/links`, '编号\n1\n')
    expect(refused.status).toBe(403)
    await officer.agent.post(`/api/v1/rounds/${round}/opening`).send({}).expect(403)
  })

  it('answers a unit’s manager and strangers as the policy says', async () => {
    const { round } = await plan()
    const manager = await house.signIn([{ role: 'unit-manager', unit: 'u01' }])
    await manager.agent.get(`/api/v1/rounds/${round}`).expect(403)
    await house.api.get(`/api/v1/rounds/${round}`).expect(401)
    await house.api.get(`/api/v1/rounds/${round}/manifest`).expect(404)
    await admin.agent.get('/api/v1/rounds/00000000').expect(404)
  })

  it('refuses a plan with unknown members and names the place', async () => {
    const answer = await admin.agent.post('/api/v1/rounds').send({ title: '', state: 'open' })
    expect(answer.status).toBe(400)
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(pointers).toEqual(expect.arrayContaining(['/title', '/period', '/mode', '']))
  })
})

describe('questionnaires and series at the console', () => {
  it('lists the shipped questionnaires and publishes the same definition once', async () => {
    const list = await admin.agent.get('/api/v1/questionnaires').expect(200)
    const codes = list.body.questionnaires.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(expect.arrayContaining(['needs', 'unit-palace', 'grassroots']))
    const definition = {
      title: '试一试',
      pages: [{ name: 'p1', elements: [{ type: 'comment', name: 'q1', title: '说说看' }] }],
    }
    const send = () => admin.agent.post('/api/v1/questionnaires').send({ code: 'try', definition })
    const first = await send()
    expect(first.status, first.text).toBe(200)
    const second = await send()
    expect(second.body.id).toBe(first.body.id)
    await admin.agent.get(`/api/v1/questionnaires/${first.body.id}`).expect(200)
  })

  it('creates a series whose round the calendar plans', async () => {
    const { id } = await house.services.surveys.questionnaire.newest({ code: 'needs' })
    const created = await admin.agent.post('/api/v1/series').send({
      title: '职工需求调查 {period}',
      rhythm: 'quarterly',
      opensAfter: 59,
      lead: 0,
      daysOpen: 14,
      template: {
        mode: 'open',
        issuers: [],
        styles: [{ style: 'needs', title: '职工需求调查', questionnaire: id }],
        recipe: 'official',
      },
    })
    expect(created.status, created.text).toBe(200)
    expect(await house.services.surveys.series.runCalendar()).toBe('planned-1')
    const rounds = await admin.agent.get('/api/v1/rounds').expect(200)
    expect(rounds.body.rounds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ series: created.body.id, period: '2026Q1', mode: 'open' }),
      ]),
    )
  })
})
