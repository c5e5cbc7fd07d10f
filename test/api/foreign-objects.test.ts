import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Grant } from '../../organisation/index.ts'
import { assessedHouse } from '../runtime/assessed-house.ts'

type House = Awaited<ReturnType<typeof assessedHouse>>
type Someone = Awaited<ReturnType<House['signIn']>>
type Request = readonly [method: 'get' | 'post' | 'put', path: string, body?: object]

let house: House
let sheet: string
const nobodys = 'zzzzzzzz'

beforeAll(async () => {
  house = await assessedHouse()
  const { unit, union } = house.services.organisation
  const club = await unit.require('u17')
  await unit.put([{ ...club, area: '南片' }])
  await house.build.union({ id: 'north', level: 'district', area: '北片' })
  await house.build.union({ id: 'south', level: 'district', area: '南片' })
  expect(await union.find('north')).toBeDefined()
  const lead = await house.signIn('lead')
  const { actor } = await house.signIn('evaluator')
  const panel = await lead.agent.post('/api/v1/evaluations').send({
    title: '评估',
    year: 2026,
    due: '2026-12-01',
    criteria: [{ id: 'service', title: '服务', rule: '看现场', weight: 100 }],
    assignments: [{ evaluator: actor.account, unit: 'u17' }],
  })
  const { body } = await lead.agent.get(`/api/v1/evaluations/${panel.body.id}`)
  sheet = body.sheets[0].id
})
afterAll(() => house.close())

const marks = { version: 0, marks: { service: { score: 80 } } }
const record = { value: 80, evidence: '台账' }

/** What stands in the house, asked for by somebody whose business it is not; `id` is put in each path. */
const cases: readonly (readonly [string, Grant, () => string, readonly Request[]])[] = [
  [
    'a unit’s manager, another unit',
    { role: 'unit-manager', unit: 'other-unit' },
    () => 'u17',
    [
      ['get', '/units/{id}'],
      ['put', '/records/2026/{id}/answered-in-time', record],
    ],
  ],
  [
    'a unit’s manager, a round without the own unit',
    { role: 'unit-manager', unit: 'other-unit' },
    () => house.round,
    [['get', '/reports/{id}']],
  ],
  [
    'a union’s officer, a round of another area',
    { role: 'union-officer', union: 'north' },
    () => house.round,
    [
      ['get', '/rounds/{id}'],
      ['get', '/rounds/{id}/counts'],
    ],
  ],
  [
    'a union’s officer, another union',
    { role: 'union-officer', union: 'north' },
    () => 'south',
    [['get', '/unions/{id}']],
  ],
  [
    'an evaluator, somebody else’s sheet',
    { role: 'evaluator' },
    () => sheet,
    [
      ['get', '/sheets/{id}'],
      ['put', '/sheets/{id}', marks],
      ['post', '/sheets/{id}/submit', { version: 0 }],
      ['post', '/sheets/{id}/requests', { criterion: 'service', text: '看看票据' }],
    ],
  ],
]

const ask = ({ agent }: Someone, [method, path, body]: Request, id: string) => {
  const request = agent[method](`/api/v1${path.replace('{id}', id)}`)
  return body === undefined ? request : request.send(body)
}

const stored = async () => {
  const { register } = house.services.databases
  const collections = ['work-records', 'sheets', 'rounds', 'units', 'unions', 'audit']
  return Promise.all(collections.map((name) => register.collection(name).find().toArray()))
}

test.each(cases)(
  '%s: answered like what does not exist, and nothing moves',
  async (_, grant, idOf, requests) => {
    const someone = await house.signIn([grant])
    const before = await stored()
    for (const request of requests) {
      const foreign = await ask(someone, request, idOf())
      const nothing = await ask(someone, request, nobodys)
      expect([request[1], foreign.status, foreign.body]).toEqual([request[1], 404, nothing.body])
    }
    expect(await stored()).toEqual(before)
  },
)

test('lists say nothing of another unit', async () => {
  const { agent } = await house.signIn([{ role: 'unit-manager', unit: 'other-unit' }])
  for (const path of [
    '/units',
    '/records/2026',
    '/interferences/2026',
    '/assessments/2026',
    '/reports',
  ]) {
    const { status, text } = await agent.get(`/api/v1${path}`)
    expect([path, status, text.includes('u17'), text.includes(house.round)]).toEqual([
      path,
      200,
      false,
      false,
    ])
  }
})
