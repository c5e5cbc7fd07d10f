import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysOver } from '../../demo/rounds.ts'
import { loadDemo } from '../../demo/script/load.ts'
import { demoSeed, unitBallots } from '../../demo/unit-ballots.ts'
import { unitOf } from '../../demo/units.ts'
import { type Harness, harness } from '../harness.ts'

const unit = unitOf('u17')

let house: Harness

beforeAll(async () => {
  house = await harness()
})

afterAll(() => house.close())

test('whatever the hour of loading, this year’s poll holds the ballots of its nine days that are over', async () => {
  await loadDemo({
    config: house.config,
    scope: { units: [unit], waves: [2], quarters: [], openRounds: false },
    say: () => undefined,
  })
  const { surveys, evaluation } = house.services
  const poll = (await surveys.round.list()).find(({ title }) => title.includes('单位服务测评'))
  const cast = await surveys.ballot.counts({ round: poll?.id ?? '' })
  const early = unitBallots(demoSeed, unit, 2).filter(({ day }) => day < daysOver)
  expect(poll?.state).toBe('open')
  expect(cast.get(unit.code)).toBe(early.length)
  // The day's 试算 is there, and nothing of this year is decided.
  const [year] = await evaluation.assessment.years()
  const admin = { account: 'admin', name: '李某', grants: [{ role: 'federation-admin' as const }] }
  const rows = await evaluation.assessment.read(year ?? 0, admin)
  expect(rows.map(({ state }) => state)).toEqual(['trial'])
})
