import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { owedTurn } from '../../surveys/series/calendar.ts'
import { type PlanningOffice, planningOffice } from './planning-office.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

const shanghai = (text: string) => new Date(`${text}:00+08:00`)

const needs = (title: string) => ({
  title: `${title} {period}`,
  rhythm: 'quarterly' as const,
  opensAfter: 9,
  lead: 0,
  daysOpen: 14,
  template: {
    mode: 'open' as const,
    issuers: [],
    styles: [{ style: 'needs', title: '职工需求调查', questionnaire: office.questionnaires.needs }],
    recipe: 'official',
  },
})

const roundsOf = async (series: string) =>
  (await office.rounds.list()).filter((round) => round.series === series)

describe('the calendar of a regular survey', () => {
  it('owes the latest turn whose day has come, and none before the series began', () => {
    const series = { rhythm: 'quarterly', opensAfter: 9, lead: 3, since: '2026-02-01' } as const
    expect(owedTurn('2026-02-20', series)).toBeUndefined()
    expect(owedTurn('2026-04-06', series)).toBeUndefined()
    expect(owedTurn('2026-04-07', series)).toEqual({ period: '2026Q2', opens: '2026-04-10' })
    expect(owedTurn('2027-01-06', series)).toEqual({ period: '2026Q4', opens: '2026-10-10' })
    expect(owedTurn('2026-12-31', { ...series, rhythm: 'yearly', since: '2026-01-01' })).toEqual({
      period: '2026',
      opens: '2026-01-10',
    })
  })

  it('plans the round of the quarter once, however many workers ask at the same time', async () => {
    office.setClock(shanghai('2026-01-05T08:00'))
    const { id } = await office.surveys.series.create(needs('并发'))
    office.setClock(shanghai('2026-01-10T00:05'))
    await Promise.all(Array.from({ length: 8 }, () => office.surveys.series.runCalendar()))
    const rounds = await roundsOf(id)
    expect(rounds).toMatchObject([{ period: '2026Q1', title: '并发 2026Q1', state: 'planned' }])
    expect(rounds[0]?.opensAt).toEqual(shanghai('2026-01-10T00:00'))
    expect(rounds[0]?.closesAt).toEqual(shanghai('2026-01-24T00:00'))
    await office.work()
    await office.surveys.round.tick()
    await office.work()
    expect((await roundsOf(id))[0]?.state).toBe('open')
  })

  it('catches up a missed opening once, from now, and skips the turns before it', async () => {
    office.setClock(shanghai('2026-01-02T08:00'))
    const { id } = await office.surveys.series.create(needs('停机'))
    office.setClock(shanghai('2026-08-20T15:00'))
    await office.surveys.series.runCalendar()
    await office.surveys.series.runCalendar()
    const rounds = await roundsOf(id)
    expect(rounds.map(({ period }) => period)).toEqual(['2026Q3'])
    expect(rounds[0]?.opensAt).toEqual(shanghai('2026-08-20T15:00'))
    expect(rounds[0]?.closesAt).toEqual(shanghai('2026-09-03T00:00'))
    office.setClock(shanghai('2026-08-01T00:00'))
    await office.surveys.series.runCalendar()
    expect(await roundsOf(id)).toHaveLength(1)
  })

  it('plans nothing while it is stopped, and later nothing of that time', async () => {
    office.setClock(shanghai('2026-01-02T08:00'))
    const { id } = await office.surveys.series.create(needs('停用'))
    await office.surveys.series.switch({ series: id, active: false })
    office.setClock(shanghai('2026-05-20T08:00'))
    await office.surveys.series.runCalendar()
    await office.surveys.series.switch({ series: id, active: true })
    await office.surveys.series.runCalendar()
    expect(await roundsOf(id)).toEqual([])
    office.setClock(shanghai('2026-07-10T00:05'))
    await office.surveys.series.runCalendar()
    expect(await roundsOf(id)).toMatchObject([{ period: '2026Q3' }])
    await expect(
      office.surveys.series.switch({ series: 'nobodys', active: true }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says on the series why a round could not be planned, and takes it back once it can', async () => {
    office.setClock(shanghai('2026-03-01T08:00'))
    const palace = { style: 's1', unit: 'late', title: '新宫' }
    const { id } = await office.surveys.series.create({
      ...needs('没有单位'),
      template: {
        ...needs('').template,
        styles: [{ ...palace, questionnaire: office.questionnaires.palace }],
      },
    })
    const stored = async () =>
      (await office.surveys.series.list()).find((series) => series.id === id)
    office.setClock(shanghai('2026-04-10T08:00'))
    await office.surveys.series.runCalendar()
    expect((await stored())?.problem).toContain('没有这个事业单位')
    expect(await roundsOf(id)).toEqual([])
    await office.units.put([
      {
        id: 'late',
        name: '新宫',
        shortName: '新宫',
        kind: 'palace',
        brands: [],
        assessor: 'federation',
        demo: false,
        validFrom: '2026-01-01',
      },
    ])
    await office.surveys.series.runCalendar()
    expect((await stored())?.problem).toBeUndefined()
    expect(await roundsOf(id)).toHaveLength(1)
  })
})
