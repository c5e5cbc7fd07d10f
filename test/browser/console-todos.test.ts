import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DeskHouse, deskHouse, inspect } from './desk-house.ts'

let house: DeskHouse
let admin: Awaited<ReturnType<DeskHouse['signIn']>>
beforeAll(async () => {
  house = await deskHouse()
  admin = await house.signIn('federation-admin')
  await house.build.unit({ id: 'u01', name: '劳动人民文化宫', shortName: '劳动人民文化宫' })
  await house.build.unit({ id: 'u02', name: '杨家坪疗养院', shortName: '杨家坪疗养院' })
})
afterAll(() => house.leave())

const dayAway = (days: number) => new Date(Date.now() + days * 86_400_000)
const dayText = (day: Date) => day.toISOString().slice(0, 10)

it('an evaluator sees how many sheets wait, and a lead sees the scoring round, both with the last day', async () => {
  const evaluator = await house.signIn('evaluator')
  const lead = await house.signIn('lead')
  const made = await lead.agent.post('/api/v1/evaluations').send({
    title: '2026 年第三方评估',
    year: 2026,
    due: dayText(dayAway(10)),
    criteria: [{ id: 'c1', title: '服务质量', rule: '看现场和台账', weight: 100 }],
    assignments: ['u01', 'u02'].map((unit) => ({ evaluator: evaluator.actor.account, unit })),
  })
  expect(made.status, made.text).toBe(200)
  const page = await house.seat(evaluator)
  await page.getByRole('link', { name: '2026 年第三方评估：待评 2 家' }).waitFor()
  await page.getByText(`截止 ${dayText(dayAway(10))}`).waitFor()
  expect(await page.getByText('正在进行的期次').count()).toBe(0)
  await inspect(page, 'todos-evaluator')
  const above = await house.seat(lead)
  await above.getByRole('link', { name: /派组、复评、锁定/ }).waitFor()
})

it('an entry clerk sees the meetings whose ballots are still to be keyed in', async () => {
  const recorder = await house.signIn('recorder')
  const made = await recorder.agent.post('/api/v1/meetings').send({
    unit: 'u01',
    year: 2026,
    day: '2026-05-20',
    place: '职工之家',
    present: { total: 20, women: 9, over60: 4 },
    room: '单位人员已离场',
    statements: [],
  })
  expect(made.status, made.text).toBe(200)
  const page = await house.seat(await house.signIn('entry-clerk'))
  await page
    .getByRole('link', { name: '2026-05-20 座谈（劳动人民文化宫）：等待第一人录入测评票' })
    .waitFor()
  await inspect(page, 'todos-clerk')
})

it('an administrator sees rounds about to end, and long work moving by itself', async () => {
  const { id } = await house.services.surveys.questionnaire.newest({ code: 'needs' })
  const planned = await admin.agent.post('/api/v1/rounds').send({
    title: '职工需求调查',
    period: '2026',
    mode: 'open',
    opensAt: dayAway(1).toISOString(),
    closesAt: dayAway(3).toISOString(),
    issuers: [],
    styles: [{ style: 'needs', title: '职工需求调查', questionnaire: id }],
    recipe: 'official',
  })
  expect(planned.status, planned.text).toBe(200)
  await admin.agent.post(`/api/v1/rounds/${planned.body.id}/opening`).send({}).expect(200)
  await house.work()
  await house.services.surveys.round.tick()
  await house.work()
  const { outbox } = house.services
  await outbox.put([{ name: 'compute-round', payload: { round: planned.body.id } }])
  const [job] = await outbox.due(1)
  if (job === undefined) throw new Error('the job is not due')
  await outbox.progress(job.id, 30, 100, '第 30 家')

  const unit = await house.build.unit()
  const waiting = await admin.agent.post('/api/v1/rounds').send({
    title: '没有名册的测评',
    period: '2026',
    mode: 'ballot',
    opensAt: dayAway(9).toISOString(),
    closesAt: dayAway(20).toISOString(),
    issuers: [{ id: 'a', name: '市总工会' }],
    styles: [{ style: 's1', unit: unit.id, title: unit.shortName, questionnaire: id }],
    recipe: 'official',
  })
  expect(waiting.status, waiting.text).toBe(200)

  const page = await house.seat(admin)
  await page.getByRole('link', { name: '职工需求调查 快要结束' }).waitFor()
  await page.getByRole('link', { name: '没有名册的测评：清单还没有签发' }).waitFor()
  await page.getByRole('progressbar', { name: '计算指数 进度' }).waitFor()
  await page.getByText('30%').waitFor()
  await inspect(page, 'todos-admin')
  await outbox.progress(job.id, 80, 100, '第 80 家')
  await page.getByText('80%').waitFor()
  await outbox.finish(job.id, 'done', 'computed')
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
})
