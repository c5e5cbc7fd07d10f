import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { before, closing, opening, type PlanningOffice, planningOffice } from './planning-office.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

describe('what a round refuses', () => {
  it('is not prepared without a frame, and says so', async () => {
    office.setClock(before)
    const { id } = await office.surveys.round.plan({
      title: '没有名册',
      period: '2026',
      mode: 'ballot',
      opensAt: opening,
      closesAt: closing,
      issuers: [{ id: 'a', name: '市总工会' }],
      styles: [
        {
          style: 'u01',
          unit: 'u01',
          title: '文化宫',
          questionnaire: office.questionnaires.palace,
          invited: 10,
        },
      ],
      recipe: 'official',
    })
    await expect(office.surveys.round.prepare({ round: id })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect((await office.stored(id)).problem).toContain('无分母')
    await expect(office.surveys.round.requestOpening({ round: id })).rejects.toMatchObject({
      code: 'invalid',
      detail: expect.stringContaining('无分母'),
    })
    expect((await office.stored(id)).opensAt).toEqual(opening)
    expect(await office.work()).toEqual([])
    office.setClock(opening)
    await expect(office.surveys.round.open({ round: id })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('changes no frame once the manifest is signed', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.prepare({ round })
    const frames = [{ style: 'u01', census: true, cells: [{ cell: { age: 'a1' }, count: 7 }] }]
    await expect(office.surveys.frame.import({ round, frames })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await office.stored(round)).styles[0]?.frame?.total).toBe(400)
  })

  it('names every wrong line of a frame and saves none of it', async () => {
    office.setClock(before)
    const round = await office.plan()
    const file = {
      bytes: Buffer.from('单位,年龄,人数\nu01,35岁及以下,300\nu01,三十岁,12\nu09,a1,5\n'),
      type: 'csv' as const,
    }
    const refusal = office.surveys.frame.importFile({ round, file, census: false })
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid',
      errors: [
        { pointer: '/frames/0/cells/1', detail: expect.stringContaining('第 3 行') },
        { pointer: '/frames/1/style' },
      ],
    })
    expect((await office.stored(round)).styles[0]?.frame?.total).toBe(400)
  })

  it('takes how many of each unit are invited from the frame, and a unit’s lines in one spelling only', async () => {
    office.setClock(before)
    const round = await office.plan()
    const table = (text: string, census = false) =>
      office.surveys.frame.importFile({
        round,
        file: { bytes: Buffer.from(`单位,年龄,人数,邀请人数\n${text}`), type: 'csv' },
        census,
      })
    await table('u01,a1,300,120\nu01,a2,200,\nu02,a1,38,\n', true)
    const { styles } = await office.stored(round)
    expect(styles.map(({ invited, frame }) => [invited, frame?.total, frame?.census])).toEqual([
      [120, 500, false],
      [38, 38, true],
    ])
    const half = [{ style: 'u01', census: true, invited: 5, cells: [{ cell: {}, count: 10 }] }]
    await expect(office.surveys.frame.import({ round, frames: half })).rejects.toMatchObject({
      errors: [{ pointer: '/frames/0/invited' }],
    })
    await expect(table('u01,a1,300,120\nu01,a2,200,80\n')).rejects.toMatchObject({
      errors: [{ pointer: '/rows/3', detail: expect.stringContaining('120') }],
    })
    await expect(table('u01,a1,300,\n文化宫 u01,a2,200,\n')).rejects.toMatchObject({
      errors: [{ pointer: '/frames/1/style' }],
    })
    expect((await office.stored(round)).styles[0]?.frame?.total).toBe(500)
  })

  it('opens and closes at the signed times only, whoever asks', async () => {
    office.setClock(before)
    const round = await office.plan()
    await office.surveys.round.prepare({ round })
    await expect(office.surveys.round.requestOpening({ round })).rejects.toMatchObject({
      code: 'conflict',
    })
    await office.live(opening)
    await expect(office.surveys.round.requestClosing({ round })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await office.state(round)).toBe('open')
  })

  it('plans nothing with a wrong time, a doubled style, an unknown unit or recipe', async () => {
    const style = {
      style: 'u01',
      unit: 'u77',
      title: '文化宫',
      questionnaire: office.questionnaires.palace,
    }
    const refusal = office.surveys.round.plan({
      title: '错的',
      period: '2026',
      mode: 'ballot',
      opensAt: closing,
      closesAt: opening,
      issuers: [{ id: 'b', name: '公证处' }],
      styles: [style, style],
      recipe: 'nobody-knows',
    })
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid',
      errors: [
        { pointer: '/closesAt' },
        { pointer: '/recipe' },
        { pointer: '/issuers' },
        { pointer: '/styles/0/unit' },
        { pointer: '/styles/1/style' },
        { pointer: '/styles/1/unit' },
      ],
    })
  })
  it('plans nothing about a unit that has ended by then', async () => {
    office.setClock(before)
    const ended = {
      id: 'u99',
      name: '旧宫',
      shortName: '旧宫',
      kind: 'palace' as const,
      brands: [],
      assessor: 'federation' as const,
      demo: false,
      validFrom: '2020-01-01',
      validTo: '2026-03-01',
    }
    await office.units.put([ended])
    const plan = (opensAt: Date) =>
      office.plan({
        mode: 'open',
        issuers: [],
        opensAt,
        styles: [
          { style: 'u99', unit: 'u99', title: '旧宫', questionnaire: office.questionnaires.palace },
        ],
      })
    await expect(plan(opening)).rejects.toMatchObject({
      errors: [{ pointer: '/styles/0/unit', detail: expect.stringContaining('停用') }],
    })
    await plan(before)
  })
})
