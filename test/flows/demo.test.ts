import supertest from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../demo/script/accounts.ts'
import { type Loaded, loadDemo } from '../../demo/script/load.ts'
import type { Scope } from '../../demo/script/stage.ts'
import { unitOf } from '../../demo/units.ts'
import { isUnitResult } from '../../evaluation/index.ts'
import type { Actor } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

const scope: Scope = {
  units: ['u04', 'u20', 'u21'].map(unitOf),
  waves: [1],
  quarters: [],
  openRounds: true,
}

const admin: Actor = { account: 'admin', name: '李某', grants: [{ role: 'federation-admin' }] }

let house: Harness
let first: Loaded
let told: Awaited<ReturnType<typeof figures>>
let empty: Record<string, number>
let kept: Record<string, number>
const lines: string[] = []
const load = (unasked = false) =>
  loadDemo({
    config: house.config,
    unasked,
    scope,
    say: (line) => {
      lines.push(line)
    },
  })

/** What the example federation says, without the codes that differ each time. */
async function figures() {
  const { surveys, evaluation } = house.services
  const rounds = []
  for (const { id, title, state } of await surveys.round.list()) {
    const results = await evaluation.index.ofRound(id)
    rounds.push({
      title,
      state,
      counts: [...(await surveys.ballot.counts({ round: id }))].toSorted(),
      answers: (await surveys.response.counts({ round: id })).length,
      figures: results
        .map(({ style, result }) => [
          style,
          isUnitResult(result) ? (result.figures.satisfaction.value?.toFixed(6) ?? '') : '',
        ])
        .toSorted(),
    })
  }
  return rounds.toSorted((one, other) => (one.title < other.title ? -1 : 1))
}

/** Documents by collection, in all three databases. */
async function documents(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  const { register, issuer, box } = house.services.databases
  for (const [name, database] of Object.entries({ register, issuer, box }))
    for (const collection of (await database.db?.collections()) ?? [])
      counted[`${name}.${collection.collectionName}`] = await collection.countDocuments()
  return counted
}

const changes = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
      .filter(([, more]) => more !== 0),
  )

beforeAll(async () => {
  house = await harness()
  await house.services.surveys.questionnaire.ensureShipped()
  empty = await documents()
  first = await load(true)
  told = await figures()
}, 480_000)

afterAll(() => house.close())

test('what is loaded are rounds with the ballots of the table, an assessment and both publications', async () => {
  expect(first.fresh).toBe(true)
  expect(first.open).toMatch(/^[0-9a-z]{8}$/i)
  expect(told.map(({ title, state }) => [title.replace(/\d+/g, ''), state])).toContainEqual([
    ' 年度单位服务测评',
    'computed',
  ])
  const poll = told.find(({ title }) => title.includes('单位服务测评'))
  expect(new Map(poll?.counts)).toEqual(
    new Map(scope.units.map(({ code, ballots }) => [code, ballots[1]])),
  )
  const { evaluation, demo } = house.services
  const [year] = await evaluation.assessment.years()
  expect(JSON.stringify(await evaluation.assessment.read(year ?? 0, admin))).toContain('u04')
  expect((await evaluation.publication.list()).map(({ kind }) => kind).toSorted()).toEqual([
    'final',
    'objection',
  ])
  expect(await demo.state()).toBe('loaded')
  expect(Object.values(await demo.realData())).toEqual([0, 0, 0, 0])
})

test('a second load finds it there; one that was cut short is told again and comes out alike', async () => {
  const said = lines.length
  expect(await load()).toEqual({ fresh: false, open: first.open, trial: [] })
  expect(lines.length).toBe(said)
  const { demo } = house.services
  await demo.progress(3, 9, 'a loader that was killed')
  await expect(load()).rejects.toMatchObject({ code: 'conflict', detail: /正在载入/ })
  await expect(demo.clear()).rejects.toMatchObject({ code: 'conflict' })
  expect((await load(true)).fresh).toBe(true)
  expect(await figures()).toEqual(told)
}, 480_000)

test('an administrator clears it: every document of it goes from all three databases, and nothing else', async () => {
  const loaded = await documents()
  const { id: unit } = await house.build.unit({ name: '真实的文化宫' })
  const { surveys, organisation, demo } = house.services
  const { id: questionnaire } = await surveys.questionnaire.newest({ code: 'needs' })
  const round = await surveys.round.plan({
    title: '真实的需求调查',
    period: '2026',
    mode: 'open',
    opensAt: new Date(Date.now() + 86_400_000),
    closesAt: new Date(Date.now() + 10 * 86_400_000),
    issuers: [],
    styles: [{ style: 'needs', title: '职工需求', questionnaire }],
    recipe: 'official',
  })
  const real = changes(loaded, await documents())
  const agent = supertest.agent(house.server).set('Origin', house.config.publicUrl)
  await agent
    .post('/api/auth/sign-in/username')
    .send({ username: 'shizong', password: demoPassword })
    .expect(200)
  // What people enter on an example unit is marked like it and goes with it.
  const entered = await agent
    .put('/api/v1/records/2026/u04/answered-in-time')
    .send({ value: 80, evidence: '核对表' })
    .expect(200)
  expect(entered.body.demo).toBe(true)

  const { body } = await agent.get('/api/v1/demo').expect(200)
  expect(body).toEqual({ state: 'loaded', holds: await demo.holds() })
  const cleared = await agent.delete('/api/v1/demo').expect(200)
  expect(cleared.body.administrator).toMatchObject({ userName: 'administrator' })
  await agent.get('/api/v1/me').expect(401)

  kept = await documents()
  const administrator = {
    'register.accounts': 1,
    'register.auth_users': 1,
    'register.auth_credentials': 1,
  }
  // The audit trail is a chain, and tries to sign in are counted for a while, whoever it was.
  const staying = ['register.audit', 'register.audit_head', 'register.sign_in_attempts']
  const left = Object.entries(changes(empty, kept)).filter(([name]) => !staying.includes(name))
  expect(Object.fromEntries(left)).toEqual({
    ...real,
    ...administrator,
    // The real round asks what an example round asked.
    'register.forms': 1,
    // The real round's own job, and the memory that the example was cleared.
    'register.outbox': 2,
  })
  expect((await surveys.round.list()).map(({ id }) => id)).toEqual([round.id])
  expect((await organisation.unit.all()).map(({ id }) => id)).toEqual([unit])
  expect(await organisation.audit.verify()).toMatchObject({ intact: true })
})

test('once cleared it does not come back unasked, and never beside real data', async () => {
  await expect(load(true)).rejects.toMatchObject({ code: 'conflict', detail: /已经清除/ })
  await expect(load()).rejects.toMatchObject({ detail: /1 个单位、1 个期次/ })
  await expect(house.services.demo.clear()).rejects.toMatchObject({ detail: /没有示例数据/ })
  expect(await documents()).toEqual(kept)
})
