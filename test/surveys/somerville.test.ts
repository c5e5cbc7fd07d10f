import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Unit } from '../../organisation/index.ts'
import { computeCity, computeUnit, type Recipe } from '../../scoring/index.ts'
import { unitAnswers } from '../../worker/unit-answers.ts'
import { type PollingPlace, pollingPlace } from './polling-place.ts'

const shared = process.env.SHARED_DIR ?? join(import.meta.dirname, '..', '..', '..', 'shared')
const folder = join(shared, 'data', 'somerville')
const isThere = existsSync(folder)
const shippedFolder = join(import.meta.dirname, '..', '..', 'surveys', 'answers-import', 'shipped')
const shippedFile = (name: string) => JSON.parse(readFileSync(join(shippedFolder, name), 'utf8'))
const mapping = shippedFile('somerville.json')
const recipe: Recipe = shippedFile('somerville-recipe.json')

describe('the Somerville survey, as the city collected it', () => {
  beforeEach(({ skip }) => {
    if (!isThere) skip('the folder data/somerville of SHARED_DIR is not here')
  })
  let place: PollingPlace
  beforeAll(async () => {
    place = await pollingPlace({ mode: 'open', styles: ['any'] })
  })
  afterAll(() => place.close())

  const bytes = () => readFileSync(join(folder, 'responses.csv'))
  const expected = () => JSON.parse(readFileSync(join(folder, 'expected-2015.json'), 'utf8'))
  const stored = () => place.databases.register.collection('imported-answers')

  it('says in a dry run what it would keep and refuse, and writes nothing', async () => {
    const report = await place.answering.imports.importWith(mapping, {
      bytes: bytes(),
      type: 'csv',
      dryRun: true,
    })
    expect(await stored().countDocuments()).toBe(0)
    expect(report.read).toBe(6545)
    expect(report.waves.map(({ wave, read }) => [wave, read])).toEqual([
      ['2011', 6167],
      ['2013', 193],
      ['2015', 185],
    ])
    expect(report.waves.find(({ wave }) => wave === '2015')).toMatchObject({
      usable: 179,
      withoutUnit: 6,
    })
    expect(report.waves.find(({ wave }) => wave === '2011')).toMatchObject({
      usable: 0,
      withoutUnit: 6167,
    })
    const place11 = report.refused.find(
      ({ column, why }) => column === mapping.questions[0]?.column && why === 'not-a-number',
    )
    expect(place11).toMatchObject({ count: 269 })
    expect(place11?.examples).toEqual(expect.arrayContaining(['R', 'X', 'r']))
    const lines = bytes().toString('utf8').split(/\r?\n/)
    expect(lines[(place11?.firstLine ?? 0) - 1]).toMatch(/,[RrX],/)
    expect(report.refused.find(({ why }) => why === 'several-values')).toMatchObject({
      count: 1,
      examples: ['Female, Male'],
    })
    expect(report.notComparable.map(({ question }) => question)).toEqual(
      expect.arrayContaining(['neighborhood', 'police', 'streets', 'safety', 'parks']),
    )
    expect(report.notComparable.map(({ question }) => question)).not.toContain('place')
  })

  it('keeps the usable rows once, however often the file is imported', async () => {
    const file = { bytes: bytes(), type: 'csv', dryRun: false } as const
    const first = await place.answering.imports.importWith(mapping, file)
    const second = await place.answering.imports.importWith(mapping, file)
    expect(first.added).toBe(first.usable)
    expect([second.added, second.changed, second.known]).toEqual([0, 0, first.usable])
    expect(await stored().countDocuments()).toBe(first.usable)
  })

  /** A ward of an imported wave: no register stands behind it. */
  async function answersOf(ward: string) {
    const wave = { round: 'somerville-2015', style: `ward-${ward}` }
    const table = await place.answering.tabulation.tabulate(wave)
    expect(table.provenance).toEqual({ open: 0, ballot: 0, imported: table.rows })
    const round = await place.rounds.find(place.round)
    const style = round?.styles[0]
    if (round === undefined || style === undefined) throw new Error('the round is gone')
    const { frame: _frame, ...withoutFrame } = style
    return unitAnswers(round, withoutFrame, wardOf(ward), table)
  }

  const near = (found: unknown, target: unknown, what: string) => {
    const distance = Math.abs(Number(found ?? Number.NaN) - Number(target))
    expect(distance, what).toBeLessThan(1e-6)
  }

  it('gives the units of wave 2015 as an independent program computed them', async () => {
    const { expected: target } = expected()
    for (const [ward, figures] of Object.entries<Record<string, number>>(target.units)) {
      const { value, n, se, lower, upper } = computeUnit(recipe, await answersOf(ward)).figures
        .satisfaction
      const found: Record<string, number | null> = { mean: value, n, se, lower, upper }
      for (const name of Object.keys(figures)) near(found[name], figures[name], `${ward} ${name}`)
    }
  })

  it('gives the city of wave 2015, raked to its margins, as an independent program computed it', async () => {
    const { expected: target, rules } = expected()
    const units = await Promise.all(Object.keys(target.units).map(answersOf))
    expect(units.reduce((sum, unit) => sum + unit.rows, 0)).toBe(target.analysable)
    const city = computeCity(recipe, units, {
      frameSize: 76_500,
      frame: { kind: 'margins', margins: rules.margins },
    })
    const { value, n, se } = city.figures.satisfaction
    const { deff, minWeight, maxWeight } = city.weighting ?? {}
    const found: Record<string, number | null | undefined> = {
      mean: value,
      n,
      se,
      deff,
      minWeight,
      maxWeight,
    }
    for (const name of Object.keys(target.city))
      near(found[name], target.city[name], `city ${name}`)
  })
})

const wardOf = (ward: string): Unit => ({
  id: `ward-${ward}`,
  name: `Ward ${ward}`,
  shortName: ward,
  kind: 'other',
  brands: [],
  assessor: 'district',
  demo: false,
  validFrom: '2015-01-01',
})

describe('files people make', () => {
  let place: PollingPlace
  beforeAll(async () => {
    place = await pollingPlace({ mode: 'open', styles: ['any'] })
  })
  afterAll(() => place.close())

  const small = {
    id: 'small',
    title: '去年的纸质问卷',
    missing: ['无'],
    wave: { column: '年份', rounds: { 2024: 'small-2024' } },
    unit: { column: '单位', styles: { 文化宫: 'palace' } },
    questions: [
      {
        code: 'u3',
        column: '满意吗',
        measure: { feeds: 'satisfaction', item: 'overall', scale: [1, 5], missing: ['不了解'] },
        values: { 满意: 4 },
      },
    ],
  }
  const csv = (...lines: string[]) => ({
    bytes: Buffer.from(['年份,单位,满意吗', ...lines].join('\n')),
    type: 'csv' as const,
    dryRun: false,
  })

  it('keeps two people who answered alike, and adds neither again', async () => {
    const file = csv('2024,文化宫,5', '2024,文化宫,5', '2024,文化宫,满意')
    const first = await place.answering.imports.importWith(small, file)
    const second = await place.answering.imports.importWith(small, file)
    expect([first.added, second.added, second.known]).toEqual([3, 0, 3])
    const table = await place.answering.tabulation.tabulate({
      round: 'small-2024',
      style: 'palace',
    })
    expect([...(table.columns[0]?.values ?? [])].sort()).toEqual([4, 5, 5])
  })

  it('names each kind of refused cell with its count and its first line', async () => {
    const report = await place.answering.imports.importWith(
      { ...small, id: 'refusing' },
      csv(
        '2024,文化宫,6',
        '2024,文化宫,4.5',
        '2024,文化宫,"5,4"',
        '2024,疗养院,5',
        '1999,文化宫,5',
        '2024,文化宫,无',
        '2024,文化宫,7',
      ),
    )
    expect(report.refused).toEqual([
      { column: '满意吗', why: 'out-of-scale', count: 2, firstLine: 2, examples: ['6', '7'] },
      { column: '满意吗', why: 'decimals', count: 1, firstLine: 3, examples: ['4.5'] },
      { column: '满意吗', why: 'not-a-number', count: 1, firstLine: 4, examples: ['5,4'] },
      { column: '单位', why: 'unknown-unit', count: 1, firstLine: 5, examples: ['疗养院'] },
      { column: '年份', why: 'unknown-wave', count: 1, firstLine: 6, examples: ['1999'] },
    ])
    expect(report.usable).toBe(0)
    expect(report.waves).toEqual([
      { wave: '2024', round: 'small-2024', read: 6, usable: 0, withoutUnit: 1, withoutAnswer: 5 },
    ])
  })

  it('refuses a file without a mapped column, and a mapping that says nothing, with the place', async () => {
    const file = { ...csv(), bytes: Buffer.from('年份,满意吗\n2024,5') }
    await expect(place.answering.imports.importWith(small, file)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ detail: '缺少列“单位”。' }],
    })
    await expect(
      place.answering.imports.importWith({ ...small, questions: [] }, csv()),
    ).rejects.toMatchObject({ code: 'invalid', errors: [{ pointer: '/questions' }] })
  })

  it('does not let a mapping change under answers that were imported by it', async () => {
    await expect(
      place.answering.imports.saveMapping({ ...small, title: '改' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    const [question] = small.questions
    const turned = { ...small, questions: [{ ...question, values: { 满意: 1 } }] }
    for (const dryRun of [true, false])
      await expect(
        place.answering.imports.importWith(turned, { ...csv('2024,文化宫,满意'), dryRun }),
      ).rejects.toMatchObject({ code: 'conflict' })
    const [kept] = (await place.answering.imports.mappings()).filter(({ id }) => id === small.id)
    expect(kept?.questions[0]?.values).toEqual({ 满意: 4 })
    await expect(
      place.answering.tabulation.tabulate({ round: 'nowhere1', style: 'palace' }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})
