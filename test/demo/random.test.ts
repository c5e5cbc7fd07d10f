import { expect, test } from 'vitest'
import { seeded } from '../../demo/random.ts'

test('one seed gives one stream and another seed another', () => {
  const draws = (seed: string) => Array.from({ length: 50 }, seeded(seed).uniform)
  expect(draws('a')).toEqual(draws('a'))
  expect(draws('a')).not.toEqual(draws('b'))
  expect([...seeded('a').bytes(8)]).toEqual([...seeded('a').bytes(8)])
})

test('uniform draws are even: no decile of 20,000 is off by more than five standard errors', () => {
  const { uniform } = seeded('even')
  const counts = Array.from({ length: 10 }, () => 0)
  for (let turn = 0; turn < 20_000; turn += 1) {
    const decile = Math.floor(uniform() * 10)
    counts[decile] = (counts[decile] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(1800))
})

test('normal draws have mean 0 and variance 1', () => {
  const { normal } = seeded('bell')
  const draws = Array.from({ length: 20_000 }, normal)
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
  const variance = draws.reduce((sum, x) => sum + x * x, 0) / draws.length
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(20_000))
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000))
})

test('a spread holds one number of every stratum', () => {
  const strata = seeded('spread')
    .spread(40)
    .map((value) => Math.floor(value * 40))
  expect([...strata].sort((one, other) => one - other)).toEqual(
    Array.from({ length: 40 }, (_, place) => place),
  )
  expect(strata).not.toEqual([...strata].sort((one, other) => one - other))
})

test('weights decide how often a value is drawn, and a shuffle keeps every entry', () => {
  const random = seeded('weights')
  const heads = Array.from({ length: 8000 }, () =>
    random.weighted([
      ['head', 3],
      ['tail', 1],
    ]),
  ).filter((side) => side === 'head').length
  expect(Math.abs(heads - 6000)).toBeLessThan(5 * Math.sqrt(8000 * 0.75 * 0.25))
  expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4])
  expect(() => random.pick([])).toThrow(RangeError)
})
