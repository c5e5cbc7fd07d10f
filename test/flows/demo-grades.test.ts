import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../demo/script/load.ts'
import { units } from '../../demo/units.ts'
import type { Actor } from '../../organisation/index.ts'
import { type Harness, harness } from '../harness.ts'

/** The units whose year ends on the clear side of a border, each by another rule. */
const told = ['u05', 'u06', 'u11', 'u12', 'u18', 'u20', 'u21', 'u23']
const reader: Actor = { account: 'reader', name: '李某', grants: [{ role: 'federation-admin' }] }

let house: Harness

beforeAll(async () => {
  house = await harness()
})

afterAll(() => house.close())

test('told on to the end of this year, the poll closes, its keys are gone and the grades are the intended ones', async () => {
  await loadDemo({
    config: house.config,
    scope: {
      units: units.filter(({ code }) => told.includes(code)),
      waves: [2],
      quarters: [],
      openRounds: false,
    },
    until: new Date(Date.now() + 70 * 86_400_000),
    say: () => undefined,
  })
  const { surveys, evaluation } = house.services
  for (const { id, title } of await surveys.round.list()) {
    const round = await surveys.round.read(id)
    expect(round.state, title).toBe('computed')
    expect(round.keysDestroyedAt, title).toBeInstanceOf(Date)
  }
  const [year] = await evaluation.assessment.years()
  const rows = await evaluation.assessment.read(year ?? 0, reader)
  const ended = new Map(
    rows.map(({ unit, state, result }) => [
      unit,
      { state, grade: result.grade, caps: result.caps.map(({ cap }) => cap) },
    ]),
  )
  expect([...ended.values()].map(({ state }) => state)).toEqual(told.map(() => 'decided'))
  expect(Object.fromEntries([...ended].map(([unit, { grade }]) => [unit, grade]))).toEqual({
    u05: 'excellent',
    u06: 'fair',
    u11: 'fair',
    u12: 'fair',
    u18: 'poor',
    u20: null,
    u21: 'good',
    u23: 'fair',
  })
  expect(ended.get('u05')?.caps).toEqual([])
  expect(ended.get('u06')?.caps).toEqual(expect.arrayContaining(['K1', 'K4']))
  // Good by its dictated ballots, until the inquiry has confirmed them.
  expect(ended.get('u11')?.caps).toContain('K5')
  expect(ended.get('u12')?.caps).toContain('K6')
  expect(ended.get('u18')?.caps).toContain('K3')
}, 480_000)
