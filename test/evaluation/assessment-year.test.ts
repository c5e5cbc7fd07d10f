import { afterAll, beforeAll, expect, it } from 'vitest'
import { isUnitResult } from '../../evaluation/index.ts'
import { systemActor } from '../../organisation/index.ts'
import { officialScheme, rankIntervals } from '../../scoring/index.ts'
import { assessedHouse } from '../runtime/assessed-house.ts'

let house: Awaited<ReturnType<typeof assessedHouse>>
let admin: Awaited<ReturnType<(typeof house)['signIn']>>
beforeAll(async () => {
  house = await assessedHouse()
  admin = await house.signIn('federation-admin')
})
afterAll(() => house.close())

/** A poll that still runs and has figures of these units from its first seals: those of the finished poll. */
async function runningPoll(units: readonly string[]) {
  const { surveys, evaluation } = house.services
  const questionnaire = (await surveys.questionnaire.newest({ code: 'unit-palace' })).id
  const { id } = await surveys.round.plan({
    title: '还在答题的测评',
    period: '2026H2',
    mode: 'ballot',
    opensAt: new Date('2026-06-01T01:00:00Z'),
    closesAt: new Date('2026-06-20T10:00:00Z'),
    issuers: [{ id: 'a', name: '市总工会' }],
    recipe: 'official',
    styles: units.map((unit) => ({
      style: unit,
      unit,
      title: unit,
      questionnaire,
      invited: 40,
      electorate: 'workers' as const,
    })),
  })
  const [record] = await evaluation.index.ofRound(house.round)
  if (record === undefined || !isUnitResult(record.result)) throw new Error('no figures')
  const { id: _, seed: __, computedAt: ___, result, ...rest } = record
  // As if more had answered: sure enough to be ranked.
  const figures = { ...result.figures, index: { ...result.figures.index, se: 1 } }
  for (const unit of units)
    await evaluation.index.record({
      ...rest,
      round: id,
      style: unit,
      unit,
      result: { ...result, unit, figures },
    })
  return id
}

const compute = (year: number, body: object) =>
  admin.agent.post(`/api/v1/assessments/${year}/compute`).send(body)
const rowsOf = async (year: number) =>
  (await admin.agent.get(`/api/v1/assessments/${year}`).expect(200)).body.rows
const stored = async (year: number, unit: string) => {
  const rows = await house.services.evaluation.assessment.revisions(year, unit)
  const last = rows.at(-1)
  if (last === undefined) throw new Error(`nothing is computed for ${unit}`)
  return { rows, last }
}

it('is computed on trial while the poll runs, and neither decided nor published', async () => {
  await house.build.scheme(2030)
  const poll = await runningPoll(['u17'])
  await compute(2030, { poll }).expect(200)
  const decided = await admin.agent.post('/api/v1/assessments/2030/decide').expect(409)
  expect(decided.body.detail).toContain('还没有结束')
  const published = await admin.agent
    .post(`/api/v1/reports/${poll}/publications`)
    .send({ kind: 'objection' })
    .expect(409)
  expect(published.body.detail).toContain('还没有结束')
  expect((await stored(2030, 'u17')).last.state).toBe('trial')
  expect(await house.services.evaluation.publication.ofRound(poll)).toBeUndefined()
})

it('lists an own unit that the poll left out as not rated, until it no longer exists', async () => {
  const { id: left } = await house.build.unit({ assessor: 'federation' })
  const { id: gone } = await house.build.unit({ assessor: 'federation', validTo: '2025-12-31' })
  const { id: other } = await house.build.unit({ assessor: 'district' })
  await compute(2026, { poll: house.round }).expect(200)
  const rows = await rowsOf(2026)
  expect(rows.map(({ unit }: { unit: string }) => unit)).not.toContain(gone)
  expect(rows.map(({ unit }: { unit: string }) => unit)).not.toContain(other)
  expect(rows.find(({ unit }: { unit: string }) => unit === left)).toMatchObject({
    status: 'not-rated',
    reasons: ['survey-missing'],
    grade: null,
    score: { value: null },
  })
})

it('takes work records only whole: whoever enters them does not choose the good ones', async () => {
  const { record } = house.services.evaluation
  const enter = (indicator: Parameters<typeof record.enter>[0]['indicator'], value: number) =>
    record.enter({ unit: 'u17', year: 2026, indicator, value, evidence: '台账' }, admin.actor)
  await enter('floor-area', 100)
  await compute(2026, { poll: house.round }).expect(200)
  expect((await stored(2026, 'u17')).last.inputs.sources.records).toEqual({
    state: 'missing',
    reason: '工作记录只录了 1 项，应有 7 项',
  })
  await enter('answered-in-time', 75)
  await enter('struck-off', 70)
  await enter('re-opened', 15)
  await enter('free-or-low-fee', 65)
  await enter('own-projects', 60)
  await enter('demonstrations', 1)
  await compute(2026, { poll: house.round }).expect(200)
  const { records } = (await stored(2026, 'u17')).last.inputs.sources
  expect(records).toMatchObject({ state: 'given', value: 56.25, n: 7 })
})

it('once decided changes only with a reason, as a revision beside the decided one', async () => {
  const decide = () => admin.agent.post('/api/v1/assessments/2026/decide').expect(200)
  await decide()
  const before = await stored(2026, 'u17')
  await compute(2026, { poll: house.round }).expect(200, { computed: 2, changed: 0 })
  await house.services.evaluation.interference.confirm(
    {
      unit: 'u17',
      year: 2026,
      kind: 'coaching',
      document: '渝工纪〔2026〕9 号',
      finding: '有人发了标准答案',
      evidence: '聊天记录',
    },
    admin.actor,
  )
  const refused = await compute(2026, { poll: house.round }).expect(422)
  expect(refused.body.errors).toEqual([{ pointer: '/reason', detail: '请写明重新试算的原因。' }])
  expect(await stored(2026, 'u17')).toEqual(before)
  await compute(2026, { poll: house.round, reason: '查实干扰答题' }).expect(200)
  const { rows, last } = await stored(2026, 'u17')
  expect(last).toMatchObject({ state: 'trial', reason: '查实干扰答题' })
  expect(rows.at(-2)).toMatchObject({ state: 'decided', revision: last.revision - 1 })
})

it('keeps the seed from which its rank intervals are drawn again', async () => {
  const group = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(() =>
      house.build.unit({ assessor: 'district', peerGroup: 'PX' }),
    ),
  )
  await house.build.scheme(2031)
  const poll = await runningPoll(group.map(({ id }) => id))
  await house.services.evaluation.assessment.compute({ year: 2031, poll }, [], systemActor)
  const rows = await Promise.all(group.map(async ({ id }) => (await stored(2031, id)).last))
  const ranked = rows.filter(({ result }) => result.rank.rank !== null)
  expect(ranked).toHaveLength(5)
  const again = rankIntervals(
    rows
      .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
      .map(({ unit, inputs: { sources } }) => ({
        unit,
        sources: {
          survey: {
            value: sources.survey?.index.value ?? 0,
            se: sources.survey?.index.se ?? 0,
          },
          meeting: null,
          grassroots: null,
          thirdParty: null,
          records: null,
        },
      })),
    { ...officialScheme, id: '', version: 1 },
    `${rows[0]?.seed}:reference:PX`,
  )
  for (const { unit, result } of rows)
    expect(result.interval).toEqual(again.find((interval) => interval.unit === unit))
})
