import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../../api/server.ts'
import { systemActor } from '../../organisation/index.ts'
import { postJson } from '../../protocol/client/index.ts'
import { officialScheme } from '../../scoring/index.ts'
import type { Round } from '../../surveys/index.ts'
import { closes, club, issueLinks, opens, phones, planPoll, voters } from '../club-poll.ts'
import { type Harness, harness } from '../harness.ts'

let house: Harness
let server: Awaited<ReturnType<typeof startServer>>
let round: Round

beforeAll(async () => {
  house = await harness({
    now: new Date(opens.getTime() - 5 * 24 * 3600_000),
    // All phones of this test are at one address.
    settings: { REQUESTS_PER_MINUTE: '100000' },
  })
  server = await startServer(house.services, house.app)
  await house.services.surveys.questionnaire.ensureShipped()
  await house.build.unit({
    id: 'u17',
    kind: 'club',
    shortName: club.name,
    registerSize: club.frame,
  })
})

afterAll(async () => {
  await server.stop()
  await house.close()
})

describe('the whole way', () => {
  it('leads from a link over sealed ballots and five sources to the year’s assessment', async () => {
    const { services, clock, drain } = house
    round = await planPoll(house)
    expect(round.checkWords).toHaveLength(6)
    const links = await issueLinks(house, round.id)
    clock.set(new Date(opens.getTime() + 3600_000))
    await services.surveys.round.tick()
    await drain()

    const { manifest } = await services.surveys.round.read(round.id)
    if (manifest === undefined) throw new Error('the manifest is not signed')
    const vote = phones(house, postJson(fetch, `http://127.0.0.1:${server.port}`), manifest)
    const outcomes = await Promise.all(links.map(({ url }, place) => vote(url, voters[place])))
    expect(outcomes.map(({ kind }) => kind)).toEqual(voters.map(() => 'cast'))

    clock.set(new Date(closes.getTime() + 1000))
    await services.surveys.round.tick()
    await drain()
    clock.set(new Date(closes.getTime() + 11 * 60_000))
    await services.surveys.round.tick()
    expect(await drain()).toContain('compute-round')
    const done = await services.surveys.round.read(round.id)
    expect(done.state).toBe('computed')
    expect(done.keysDestroyedAt).toBeInstanceOf(Date)

    const reader = await house.signIn('federation-reader')
    const report = await reader.agent.get(`/api/v1/reports/${round.id}`)
    expect(report.status).toBe(200)
    const [unit] = report.body.units
    expect(unit.answered).toBe(voters.length)
    expect(unit.satisfaction.level).toBe('rated')
    expect(unit.satisfaction.lower).toBeLessThan(unit.satisfaction.value)
    expect(unit.satisfaction.upper).toBeGreaterThan(unit.satisfaction.value)
  })

  it('computes the same figures once, however often it is asked', async () => {
    const before = await house.services.evaluation.index.ofRound(round.id)
    const analyst = await house.signIn('analyst')
    await analyst.agent.post(`/api/v1/reports/${round.id}/compute`).expect(200)
    await house.drain()
    expect(await house.services.evaluation.index.ofRound(round.id)).toEqual(before)
  })

  it('gives the workers the final say over evaluators and records', async () => {
    const { evaluation } = house.services
    await house.build.scheme(2026)
    await evaluation.meeting.importTotals(
      {
        unit: 'u17',
        year: 2026,
        meetings: 2,
        ballots: 20,
        mean: 83,
        se: 3,
        source: '旧系统',
      },
      systemActor,
    )
    const evaluators = await Promise.all(['一', '二', '三'].map(() => house.signIn('evaluator')))
    const panel = await evaluation.panel.create(
      {
        title: '2026 年第三方评估',
        year: 2026,
        due: '2026-11-30',
        criteria: [{ id: 'service', title: '服务', rule: '看现场和台账', weight: 100 }],
        assignments: evaluators.map(({ actor }) => ({ evaluator: actor.account, unit: 'u17' })),
      },
      systemActor,
    )
    for (const { agent } of evaluators) {
      const { body } = await agent.get('/api/v1/evaluations').expect(200)
      const [sheet] = body.sheets
      const marks = { service: { score: 99, reason: '现场很好' } }
      await agent.put(`/api/v1/sheets/${sheet.id}`).send({ version: 0, marks }).expect(200)
      await agent.post(`/api/v1/sheets/${sheet.id}/submit`).send({ version: 1 }).expect(200)
    }
    await evaluation.panel.lock(panel.id, systemActor)

    const admin = await house.signIn('federation-admin')
    await admin.agent.post('/api/v1/assessments/2026/compute').send({ poll: round.id }).expect(200)
    const { body } = await admin.agent.get('/api/v1/assessments/2026').expect(200)
    const [row] = body.rows
    expect(row.status).toBe('rated')
    expect(row.N).toBeGreaterThan(95)
    expect(Math.abs(row.score.value - row.W)).toBeLessThanOrEqual(5 + 1e-9)
    expect(row.sources.grassroots.state).toBe('missing')
    const workers = ['survey', 'meeting', 'grassroots'].map(
      (source) => row.sources[source].effectiveWeight ?? 0,
    )
    expect(workers.reduce((sum, weight) => sum + weight, 0)).toBeGreaterThanOrEqual(0.65 - 1e-9)

    await admin.agent.post('/api/v1/assessments/2026/decide').expect(200, { decided: 1 })
  })

  it('refuses to publish a scheme that would take the final say away', async () => {
    const admin = await house.signIn('federation-admin')
    const { id: _, version: __, ...rules } = officialScheme
    const weights = { survey: 30, meeting: 10, grassroots: 10, thirdParty: 30, records: 20 }
    const answer = await admin.agent
      .post('/api/v1/schemes')
      .send({ name: '不行的体系', year: 2027, rules: { ...rules, weights } })
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((each: { pointer: string }) => each.pointer)).toContain(
      '/scheme/weights',
    )
    expect(await house.services.evaluation.scheme.inForce(2027)).toBeUndefined()
  })
})
