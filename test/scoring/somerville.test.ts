import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Recipe, UnitAnswers } from '../../scoring/index.ts'
import { computeCity, computeUnit, officialRaking, officialRecipe } from '../../scoring/index.ts'
import { sharedPath } from './shared-folder.ts'

const responses = sharedPath('data', 'somerville', 'responses.csv')
const expectation = sharedPath('data', 'somerville', 'expected-2015.json')

const unitFigure = z.object({
  n: z.number(),
  mean: z.number(),
  se: z.number(),
  lower: z.number(),
  upper: z.number(),
})
const expectedFile = z.object({
  tolerance: z.number(),
  rules: z.object({
    margins: z.record(z.string(), z.record(z.string(), z.number())),
    ageBands: z.record(z.string(), z.array(z.string())),
  }),
  expected: z.object({
    rows: z.number(),
    analysable: z.number(),
    units: z.record(z.string(), unitFigure),
    city: z.object({
      n: z.number(),
      mean: z.number(),
      se: z.number(),
      deff: z.number(),
      minWeight: z.number(),
      maxWeight: z.number(),
    }),
  }),
})

const recipe: Recipe = {
  ...officialRecipe,
  id: 'ten-point-satisfaction',
  screen: null,
  awareness: null,
  participation: null,
  satisfaction: {
    scale: { kind: 'linear', low: 1, high: 10 },
    weights: { place: 0.4, neighbourhood: 0.3, now: 0.3 },
    minimumItems: 2,
    topTwo: null,
  },
  index: null,
  raking: null,
  city: {
    combine: 'raked-pool',
    raking: { ...officialRaking, order: ['sex', 'age'], merges: {}, tolerance: 1e-10 },
  },
}

const columns = {
  place: 'How.satisfied.are.you.with.Somerville.as.a.place.to.live.',
  neighbourhood: 'How.satisfied.are.you.with.your.neighborhood.',
  now: 'How.happy.do.you.feel.right.now.',
}

type Row = Record<string, string>

const numeric = (cell: string | undefined): number =>
  cell !== undefined && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN

function answersOf(
  unit: string,
  rows: readonly Row[],
  bands: Record<string, string[]>,
): UnitAnswers {
  const band = (age: string | undefined) =>
    Object.keys(bands).find((name) => age !== undefined && bands[name]?.includes(age)) ?? null
  return {
    unit,
    kind: 'ward',
    frameSize: 0,
    frame: { kind: 'none' },
    invited: null,
    sampling: 'open',
    rows: rows.length,
    attributes: {
      sex: rows.map((row) => row['What.is.your.sex.'] ?? null),
      age: rows.map((row) => band(row['Age.'])),
    },
    awareness: [],
    participation: [],
    satisfaction: Object.entries(columns).map(([item, column]) => ({
      item,
      polarity: 1,
      raw: Float64Array.from(rows, (row) => numeric(row[column])),
    })),
    signs: {},
  }
}

function load() {
  const rows: Row[] = parse(readFileSync(responses ?? ''), { columns: true })
  const { tolerance, rules, expected } = expectedFile.parse(
    JSON.parse(readFileSync(expectation ?? '', 'utf8')),
  )
  const wave = rows.filter((row) => row.Year === '2015')
  const wards = Object.keys(expected.units)
  const units = wards.map((ward) =>
    answersOf(
      ward,
      wave.filter((row) => row.Ward === ward),
      rules.ageBands,
    ),
  )
  return { wave, units, tolerance, expected, margins: rules.margins }
}

describe.skipIf(!responses || !expectation)('Somerville 2015, against R survey', () => {
  it('finds every ward’s satisfaction, error and interval', () => {
    const { wave, units, tolerance, expected } = load()
    expect(wave).toHaveLength(expected.rows)
    expect(units.reduce((sum, unit) => sum + unit.rows, 0)).toBe(expected.analysable)
    for (const unit of units) {
      const { satisfaction } = computeUnit(recipe, unit).figures
      const { n, mean, se, lower, upper } = expected.units[unit.unit] ?? {}
      expect(satisfaction.n).toBe(n)
      for (const [actual, wanted] of [
        [satisfaction.value, mean],
        [satisfaction.se, se],
        [satisfaction.lower, lower],
        [satisfaction.upper, upper],
      ]) {
        expect(Math.abs((actual ?? Number.NaN) - (wanted ?? Number.NaN))).toBeLessThan(tolerance)
      }
    }
  })

  it('finds the city raked to sex and age, with its GREG error and design effect', () => {
    const { units, tolerance, expected, margins } = load()
    const frame = { kind: 'margins', margins } as const
    const result = computeCity(recipe, units, { frameSize: 76_500, frame })
    const { satisfaction } = result.figures
    const { n, mean, se, deff, minWeight, maxWeight } = expected.city
    expect(satisfaction.n).toBe(n)
    for (const [actual, wanted] of [
      [satisfaction.value, mean],
      [satisfaction.se, se],
      [satisfaction.deff, deff],
      [result.weighting?.minWeight, minWeight],
      [result.weighting?.maxWeight, maxWeight],
    ]) {
      expect(Math.abs((actual ?? Number.NaN) - (wanted ?? Number.NaN))).toBeLessThan(tolerance)
    }
    expect(result.weighting?.variables).toEqual(['sex', 'age'])
  })
})
