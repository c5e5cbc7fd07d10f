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
      errors: [{ pointer: '/frames/0/cells/1' }, { pointer: '/frames/1/style' }],
    })
    expect((await office.stored(round)).styles[0]?.frame?.total).toBe(400)
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
})
