import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeId } from '../../basics/ids.ts'
import { ballotsPath, openAnswersPath } from '../../protocol/ballot/messages.ts'
import { rawScore } from '../../surveys/tabulation/raw-score.ts'
import { closing, content, type PollingPlace, pollingPlace } from './polling-place.ts'

let place: PollingPlace
let open: PollingPlace
beforeAll(async () => {
  place = await pollingPlace({ styles: ['u01', 'u02'], issuers: ['a'] })
  open = await pollingPlace({ mode: 'open', styles: ['needs'] })
})
afterAll(async () => {
  await place.close()
  await open.close()
})

const column = (table: Awaited<ReturnType<typeof tabulate>>, feeds: string, key: string) =>
  table.columns.find((each) => each.key === key && each.measure.feeds === feeds)
const tabulate = (style = 'u01') =>
  place.answering.tabulation.tabulate({ round: place.round, style })

it('shows nothing of a ballot round before a seal, and everything sealed at the end', async () => {
  const grades = [5, 4, 'dk'] as const
  for (const [each, grade] of grades.entries()) {
    const phone = await place.phone(['u01'])
    const said = { ...content(grade, each === 0 ? 'none' : 'a3'), coached: each === 1 }
    await place.post(ballotsPath, await phone.body('u01', said))
  }
  expect((await tabulate()).rows).toBe(0)
  place.setClock(new Date(closing.getTime() + 700_000))
  await place.answering.seal.run({ round: place.round, final: true })
  const table = await tabulate()
  expect(table.rows).toBe(3)
  expect(table.provenance).toEqual({ open: 0, ballot: 3, imported: 0 })
  expect(table.watermark).toBe('batch-1')
  expect([...(column(table, 'satisfaction', 'u3')?.values ?? [])].sort()).toEqual([
    4,
    5,
    Number.NaN,
  ])
  expect([...(column(table, 'awareness', 'u1/c1')?.values ?? [])]).toEqual([4, 4, 4])
  expect(column(table, 'participation', 'u1/c2')?.measure.byInvitation).toBe(true)
  expect(table.attributes.age?.slice().sort()).toEqual(['a3', 'a3', 'none'])
  expect([...table.coached].reduce((sum, each) => sum + each)).toBe(1)
  expect([...table.shown]).toEqual([4, 4, 4])
  expect([...table.answered]).toEqual([4, 4, 4])
  expect((await tabulate('u02')).rows).toBe(0)
  expect(await tabulate()).toEqual(table)
})

it('tells 不适合我 on a service from no answer, and a grade off the scale from a grade', () => {
  const service = { feeds: 'awareness', scale: [1, 4], polarity: 1, missing: ['na'] } as const
  expect(rawScore('na', service)).toBe(-1)
  expect(rawScore('dk', service)).toBeNaN()
  expect(rawScore(undefined, service)).toBeNaN()
  expect(rawScore(5, service)).toBeNaN()
  expect(rawScore(4, service)).toBe(4)
  expect(rawScore('na', { ...service, feeds: 'satisfaction' })).toBeNaN()
})

it('counts what a person was shown: a question that appears only after a bad grade', async () => {
  for (const overall of [5, 2]) {
    const said = content(overall)
    const reply = await open.post(openAnswersPath, {
      round: open.round,
      style: 'needs',
      id: encodeId(randomBytes(16)),
      ...said,
      again: overall === 2,
      pace: overall === 2 ? 'fast' : 'slow',
    })
    expect(reply.status).toBe(201)
  }
  const table = await open.answering.tabulation.tabulate({ round: open.round, style: 'needs' })
  expect(table.provenance).toEqual({ open: 2, ballot: 0, imported: 0 })
  const worst = [...(column(table, 'satisfaction', 'u3')?.values ?? [])].indexOf(2)
  expect(table.shown[worst]).toBe(5)
  expect(table.answered[worst]).toBe(4)
  expect(table.again[worst]).toBe(1)
  expect(table.fast[worst]).toBe(1)
  expect(table.shown[1 - worst]).toBe(4)
  expect(table.fast[1 - worst]).toBe(0)
})

/** A file of paper answers on one round, and how it is read. */
const paper = (round: string, style: string) => ({
  mapping: {
    id: `paper-${style}`,
    title: '纸质问卷',
    wave: { column: '轮次', rounds: { 本轮: round } },
    unit: { column: '单位', styles: { 单位: style } },
    questions: [
      {
        code: 'u3',
        column: '总体',
        measure: { feeds: 'satisfaction', item: 'overall', scale: [1, 5] },
      },
    ],
    attributes: [{ name: 'age', column: '年龄', values: { 青年: 'a1' } }],
  },
  file: {
    bytes: Buffer.from('轮次,单位,总体,年龄\n本轮,单位,3,青年\n'),
    type: 'csv' as const,
    dryRun: false,
  },
})

it('lets no imported answer into a round of secret ballots, and says so before anything is kept', async () => {
  const before = await tabulate()
  const { mapping, file } = paper(place.round, 'u01')
  const { imports } = place.answering
  await expect(imports.importWith(mapping, file)).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '/wave/rounds/本轮' }],
  })
  expect(await imports.list()).toEqual([])
  expect(await tabulate()).toEqual(before)
})

it('adds imported answers of the same round and style as rows of their own', async () => {
  const { mapping, file } = paper(open.round, 'needs')
  const before = await open.answering.tabulation.tabulate({ round: open.round, style: 'needs' })
  await open.answering.imports.importWith(mapping, file)
  const table = await open.answering.tabulation.tabulate({ round: open.round, style: 'needs' })
  expect(table.provenance).toEqual({ ...before.provenance, imported: 1 })
  expect(table.columns.map(({ key }) => key)).toEqual(before.columns.map(({ key }) => key))
  expect(column(table, 'satisfaction', 'u3')?.values[table.rows - 1]).toBe(3)
  expect(column(table, 'awareness', 'u1/c1')?.values[table.rows - 1]).toBeNaN()
  expect(table.attributes.age?.[table.rows - 1]).toBe('a1')
  expect(table.watermark).not.toBe(before.watermark)
})
