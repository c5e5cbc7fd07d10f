import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, harness } from '../harness.ts'

type Someone = Awaited<ReturnType<Harness['signIn']>>

let house: Harness
let lead: Someone
let evaluators: readonly [Someone, Someone]

beforeAll(async () => {
  house = await harness()
  lead = await house.signIn('lead')
  evaluators = [await house.signIn('evaluator'), await house.signIn('evaluator')]
})
afterAll(() => house.close())

const criteria = [{ id: 'service', title: '服务', rule: '看现场', weight: 100 }]
const pair = (someone: Someone, unit: string) => ({ evaluator: someone.actor.account, unit })

/** A scoring round of one new unit, and the sheets of both evaluators. */
async function panel() {
  const { id: unit } = await house.build.unit()
  const assignments = evaluators.map((someone) => pair(someone, unit))
  const made = await lead.agent
    .post('/api/v1/evaluations')
    .send({ title: '评估', year: 2026, due: '2026-12-01', criteria, assignments })
    .expect(200)
  const path = `/api/v1/evaluations/${made.body.id}`
  const sheets = async () => (await lead.agent.get(path).expect(200)).body.sheets
  const sheetOf = async (someone: Someone) =>
    (await sheets()).find(
      (sheet: { evaluator: string }) => sheet.evaluator === someone.actor.account,
    )
  return { unit, path, sheets, sheetOf }
}

async function handIn(someone: Someone, sheet: string) {
  const path = `/api/v1/sheets/${sheet}`
  await someone.agent
    .put(path)
    .send({ version: 0, marks: { service: { score: 80 } } })
    .expect(200)
  await someone.agent.post(`${path}/submit`).send({ version: 1 }).expect(200)
}

describe('who scores whom', () => {
  test('the lead chooses among those who are evaluators today', async () => {
    const { body } = await lead.agent.get('/api/v1/evaluators').expect(200)
    const ids = body.evaluators.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining(evaluators.map(({ actor }) => actor.account)))
    expect(ids).not.toContain(lead.actor.account)
  })

  test('who goes loses the draft, and who stays keeps it', async () => {
    const { unit, path, sheetOf } = await panel()
    const [one, other] = evaluators
    const kept = await sheetOf(other)
    await lead.agent
      .put(`${path}/assignments`)
      .send({ assignments: [pair(other, unit)] })
      .expect(200)
    expect(await sheetOf(one)).toBeUndefined()
    expect(await sheetOf(other)).toEqual(kept)
  })

  test('a sheet that was handed in goes only with an evaluator who has a conflict', async () => {
    const { unit, path, sheetOf, sheets } = await panel()
    const [one, other] = evaluators
    await handIn(one, (await sheetOf(one)).id)
    const without = { assignments: [pair(other, unit)] }
    const refused = await lead.agent.put(`${path}/assignments`).send(without).expect(409)
    expect(refused.body.detail).toContain('回避')
    expect(await sheets()).toHaveLength(2)
    const assignments = [...without.assignments, { ...pair(one, unit), conflict: '亲属在该单位' }]
    await lead.agent.put(`${path}/assignments`).send({ assignments }).expect(200)
    expect(await sheets()).toHaveLength(1)
  })
})

describe('a second look', () => {
  test('a sheet given back is a draft with its marks and the reason, until it is handed in again', async () => {
    const { sheetOf } = await panel()
    const [one] = evaluators
    const { id } = await sheetOf(one)
    const path = `/api/v1/sheets/${id}`
    await lead.agent.post(`${path}/return`).send({ reason: '还早' }).expect(409)
    await handIn(one, id)
    await lead.agent.post(`${path}/return`).send({ reason: '收费公示已补' }).expect(200)
    const { sheet } = (await one.agent.get(path).expect(200)).body
    expect(sheet).toMatchObject({
      state: 'draft',
      returned: '收费公示已补',
      marks: { service: { score: 80 } },
    })
    await one.agent.post(`${path}/submit`).send({ version: sheet.version }).expect(200)
    const again = await sheetOf(one)
    expect(again).toMatchObject({ state: 'submitted', score: 80 })
    expect(again).not.toHaveProperty('returned')
  })

  test('asking for evidence disturbs no typing, and the lead’s answer stands beside it', async () => {
    const { sheetOf } = await panel()
    const [one, other] = evaluators
    const { id } = await sheetOf(one)
    const path = `/api/v1/sheets/${id}`
    const request = { criterion: 'service', text: '没有签到表' }
    await one.agent
      .post(`${path}/requests`)
      .send({ ...request, criterion: 'none' })
      .expect(422)
    await other.agent.post(`${path}/requests`).send(request).expect(404)
    await one.agent.post(`${path}/requests`).send(request).expect(200)
    await one.agent
      .put(path)
      .send({ version: 0, marks: { service: { score: 60 } } })
      .expect(200)
    await lead.agent.put(`${path}/requests/1`).send({ answer: '没有这条' }).expect(404)
    await lead.agent.put(`${path}/requests/0`).send({ answer: '存档第 7 盒' }).expect(200)
    const { sheet } = (await one.agent.get(path).expect(200)).body
    expect(sheet.requests).toEqual([{ ...request, answer: '存档第 7 盒' }])
    expect(sheet.marks).toEqual({ service: { score: 60 } })
    expect((await sheetOf(other)).requests).toEqual([])
  })
})

describe('a panel that does not agree', () => {
  const units = async (count: number) =>
    (await Promise.all(Array.from({ length: count }, () => house.build.unit()))).map(({ id }) => id)

  async function scored(scores: readonly (readonly [number, number])[]) {
    const chosen = await units(scores.length)
    const assignments = evaluators.flatMap((one) => chosen.map((unit) => pair(one, unit)))
    const { body } = await lead.agent
      .post('/api/v1/evaluations')
      .send({ title: '评估', year: 2026, due: '2026-12-01', criteria, assignments })
      .expect(200)
    const path = `/api/v1/evaluations/${body.id}`
    const { sheets } = (await lead.agent.get(path).expect(200)).body
    for (const [rater, someone] of evaluators.entries())
      for (const [place, unit] of chosen.entries()) {
        const { id } = sheets.find(
          (sheet: { unit: string; evaluator: string }) =>
            sheet.unit === unit && sheet.evaluator === someone.actor.account,
        )
        const score = scores[place]?.[rater]
        await someone.agent
          .put(`/api/v1/sheets/${id}`)
          .send({ version: 0, marks: { service: { score } } })
          .expect(200)
        await someone.agent.post(`/api/v1/sheets/${id}/submit`).send({ version: 1 }).expect(200)
      }
    return path
  }

  test('cannot be locked, so that it can be scored again, and the page says how little they agree', async () => {
    const path = await scored([
      [30, 80],
      [80, 30],
      [50, 60],
    ])
    const { body } = await lead.agent.get(path).expect(200)
    expect(body.agreement).toMatchObject({ icc: 0, quality: 'void', connected: true })
    const refused = await lead.agent.post(`${path}/lock`).send({}).expect(409)
    expect(refused.body.detail).toContain('退回复评')
    expect((await lead.agent.get(path).expect(200)).body.panel.state).toBe('open')
  })

  test('is locked when it agrees', async () => {
    const path = await scored([
      [30, 34],
      [80, 78],
      [50, 55],
    ])
    expect((await lead.agent.get(path).expect(200)).body.agreement).toMatchObject({
      quality: 'good',
    })
    const { body } = await lead.agent.post(`${path}/lock`).send({}).expect(200)
    expect(body.state).toBe('locked')
  })

  test('is warned of when its units and evaluators never meet', async () => {
    const [one, other] = evaluators
    const [first = '', second = ''] = await units(2)
    const { body } = await lead.agent
      .post('/api/v1/evaluations')
      .send({
        title: '评估',
        year: 2026,
        due: '2026-12-01',
        criteria,
        assignments: [pair(one, first), pair(other, second)],
      })
      .expect(200)
    const { warnings } = (await lead.agent.get(`/api/v1/evaluations/${body.id}`).expect(200)).body
    expect(warnings[0]).toContain('互不相交')
  })
})
