import { expect, test } from 'vitest'
import { withEarlierWording } from '../../demo/earlier-wording.ts'
import { frameOf, frameWithClosedBranch, largestRemainder } from '../../demo/frames.ts'
import { grassrootsUnions } from '../../demo/grassroots.ts'
import { electorate } from '../../demo/grassroots-ballots.ts'
import { pollOpens } from '../../demo/rounds.ts'
import { offers, questionnaireOf } from '../../demo/services.ts'
import { districtUnions, federation } from '../../demo/unions.ts'
import { type DemoUnit, unitOf, units, waves } from '../../demo/units.ts'
import { chooseAttributes } from '../../surveys/frame/choose-attributes.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'
import { frameWith, today } from './assessed.ts'

const asked = (code: string) =>
  Object.fromEntries(
    chooseAttributes(frameWith(frameOf(unitOf(code)))).map(({ name, codes }) => [
      name,
      codes.join(' '),
    ]),
  )

test('the federation has 40 district unions and 110 grassroots unions, each under one that still exists', () => {
  const districts = districtUnions(today)
  const grassroots = grassrootsUnions(today)
  expect(districts).toHaveLength(40)
  expect(grassroots).toHaveLength(110)
  const all = [...districts, ...grassroots]
  expect(new Set(all.map(({ code }) => code)).size).toBe(150)
  expect(new Set(all.map(({ name }) => name)).size).toBe(150)
  const lasting = new Set([
    federation.code,
    ...districts.filter(({ until }) => until === undefined).map(({ code }) => code),
  ])
  for (const { parent, successor } of all) {
    expect(lasting).toContain(parent)
    if (successor) expect(lasting).toContain(successor)
  }
})

test.each(['2026-11-23', '2026-03-02', '2027-06-30'])(
  'last year’s poll still has the two merged districts and this year’s has not, loaded on %s',
  (loaded) => {
    const voters = waves.map(
      (wave) => electorate(unitOf('u01'), loaded, pollOpens(loaded, wave)).length,
    )
    expect(voters).toEqual([40, 40, 38])
  },
)

test('every unit is judged by at least 14 unions, an own-area one only by grassroots unions of that area', () => {
  for (const unit of units) {
    const voters = electorate(unit, today, pollOpens(today, 2))
    expect(voters.length).toBeGreaterThanOrEqual(20)
    if (unit.area === 'all') continue
    expect(
      voters.every(({ level, area }) => level === 'grassroots' && area === unit.area),
      unit.code,
    ).toBe(true)
  }
})

test('a frame has exactly the workers of its unit in cells that are not empty', () => {
  for (const unit of units) {
    const cells = frameOf(unit)
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(unit.frame)
    expect(cells.every(({ count }) => count > 0)).toBe(true)
  }
})

test('largest remainders add up to the whole and never leave a share by one', () => {
  expect(largestRemainder([0.5, 0.3, 0.2], 11)).toEqual([6, 3, 2])
  expect(largestRemainder([1 / 3, 1 / 3, 1 / 3], 10)).toEqual([4, 3, 3])
})

test('the closed branch adds 1,130 young platform workers to u13’s frame and nobody else', () => {
  const unit = unitOf('u13')
  const before = new Map(frameOf(unit).map((cell) => [JSON.stringify({ ...cell, count: 0 }), cell]))
  let added = 0
  for (const cell of frameWithClosedBranch(unit)) {
    const more = cell.count - (before.get(JSON.stringify({ ...cell, count: 0 }))?.count ?? 0)
    added += more
    if (more > 0) expect([cell.job, cell.age < 'a3']).toEqual(['j3', true])
  }
  expect(added).toBe(1130)
})

test('the city palace asks four attributes, a sanatorium two, small frames merged ones, the tiny unit none', () => {
  expect(Object.keys(asked('u01'))).toEqual(['sex', 'age', 'job', 'area'])
  expect(Object.keys(asked('u02'))).toEqual(['age', 'job'])
  for (const code of ['u03', 'u04']) {
    expect(Object.keys(asked(code)).length).toBeGreaterThan(0)
    expect(Object.values(asked(code)).join(' ')).toContain('+')
  }
  expect(asked('u21')).toEqual({})
})

test('the services of the demo are those of the shipped questionnaires', () => {
  const rowsOf = (unit: DemoUnit) => {
    const found = shipped.find(({ code }) => code === questionnaireOf(unit))
    const text = JSON.stringify(found?.definition)
    return [...new Set(Array.from(text.matchAll(/"service":"([csx]\d)"/g), ([, code]) => code))]
  }
  const foilsOf = (unit: DemoUnit) => {
    const found = shipped.find(({ code }) => code === questionnaireOf(unit))
    return Array.from(
      JSON.stringify(found?.definition).matchAll(/"service":"([csx]\d)","foil":true/g),
      ([, code]) => code,
    )
  }
  for (const unit of units) {
    const { services, foil } = offers[unit.kind]
    expect(rowsOf(unit).sort()).toEqual([...services.map(({ code }) => code), foil].sort())
    expect(foilsOf(unit)).toEqual([foil])
  }
})

test('in Y−2 the sanatoriums’ first service was worded otherwise, and nothing else in any questionnaire', () => {
  for (const { code, definition } of shipped) {
    const before = JSON.stringify(withEarlierWording(definition))
    if (code !== 'unit-sanatorium') expect(before).toBe(JSON.stringify(definition))
    else
      expect(
        before
          .replaceAll('"职工疗养"', '"职工疗休养（单位或工会组织）"')
          .replaceAll('Stays at a sanatorium', 'Rest and recuperation (by employer or union)'),
      ).toBe(JSON.stringify(definition))
    expect(before.includes('"职工疗养"')).toBe(code === 'unit-sanatorium')
  }
})
