import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearDemo, loadDemo } from '../../demo/script/load.ts'
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

const reader: Actor = { account: 'reader', name: '李某', grants: [{ role: 'federation-admin' }] }

let house: Harness
let real: { unit: string; round: string }
const lines: string[] = []
const load = () =>
  loadDemo({
    config: house.config,
    scope,
    say: (line) => {
      lines.push(line)
    },
  })

/** What the example federation says, without the codes that differ each time. */
async function figures() {
  const { surveys, evaluation } = house.services
  const told = []
  for (const { id, demo, title, state } of await surveys.round.list()) {
    if (!demo) continue
    const results = await evaluation.index.ofRound(id)
    told.push({
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
  return told.toSorted((one, other) => (one.title < other.title ? -1 : 1))
}

beforeAll(async () => {
  house = await harness()
  const { id: unit } = await house.build.unit({ name: '真实的文化宫' })
  const { surveys } = house.services
  await surveys.questionnaire.ensureShipped()
  const { id: questionnaire } = await surveys.questionnaire.newest({ code: 'needs' })
  const { id: round } = await surveys.round.plan({
    title: '真实的需求调查',
    period: '2026',
    mode: 'open',
    opensAt: new Date(Date.now() + 86_400_000),
    closesAt: new Date(Date.now() + 10 * 86_400_000),
    issuers: [],
    styles: [{ style: 'needs', title: '职工需求', questionnaire }],
    recipe: 'official',
  })
  real = { unit, round }
})

afterAll(() => house.close())

test('the example federation is loaded once, comes out alike again and goes without a trace', async () => {
  const first = await load()
  expect(first.fresh).toBe(true)
  expect(first.open).toMatch(/^[0-9a-z]{8}$/i)
  const told = await figures()
  expect(told.map(({ title, state }) => [title.replace(/\d+/g, ''), state])).toContainEqual([
    ' 年度单位服务测评',
    'computed',
  ])
  const poll = told.find(({ title }) => title.includes('单位服务测评'))
  expect(new Map(poll?.counts)).toEqual(
    new Map(scope.units.map(({ code, ballots }) => [code, ballots[1]])),
  )
  const { evaluation, outbox } = house.services
  const [year] = await evaluation.assessment.years()
  const assessed = await evaluation.assessment.read(year ?? 0, reader)
  expect(JSON.stringify(assessed)).toContain('u04')
  expect((await evaluation.publication.list()).map(({ kind }) => kind).toSorted()).toEqual([
    'final',
    'objection',
  ])

  const said = lines.length
  expect(await load()).toEqual({ fresh: false, open: first.open, trial: [] })
  expect(lines.length).toBe(said)

  // As if the loading had been cut short.
  const mark = await outbox.find('example-federation')
  if (mark !== undefined) await outbox.keep({ ...mark, state: 'sent' })
  expect((await load()).fresh).toBe(true)
  expect(await figures()).toEqual(told)

  await clearDemo({ config: house.config })
  const { surveys, organisation } = house.services
  expect((await surveys.round.list()).map(({ id }) => id)).toEqual([real.round])
  expect((await organisation.unit.all()).map(({ id }) => id)).toEqual([real.unit])
  expect(await organisation.union.all()).toEqual([])
  expect(await organisation.account.list()).toEqual([])
  const { issuer, box } = house.services.databases
  for (const database of [issuer, box])
    for (const model of Object.values(database.models))
      expect(await model.countDocuments(), model.modelName).toBe(0)
}, 240_000)
