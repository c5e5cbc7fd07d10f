import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLink } from '../../protocol/round/link.ts'
import { before, closing, opening, type PlanningOffice, planningOffice } from './planning-office.ts'

let office: PlanningOffice
beforeAll(async () => {
  office = await planningOffice()
})
afterAll(() => office.close())

async function grassrootsRound() {
  office.setClock(before)
  const { id: questionnaire } = await office.surveys.questionnaire.newest({ code: 'grassroots' })
  const { id } = await office.surveys.round.plan({
    title: '基层工会评议',
    period: '2026',
    mode: 'ballot',
    opensAt: opening,
    closesAt: closing,
    issuers: [{ id: 'a', name: '市总工会' }],
    styles: ['u01', 'u02'].map((style) => ({
      style,
      unit: style,
      title: `文化宫 ${style}`,
      questionnaire,
      invited: 40,
      electorate: 'unions' as const,
    })),
    recipe: 'official',
  })
  return id
}

const unions = (...lines: readonly string[]) => ({
  bytes: Buffer.from(['工会,单位', ...lines].join('\n')),
  type: 'csv' as const,
})

describe('a ballot whose electorate is unions', () => {
  it('needs no frame, asks nothing about a person, and gives one invitation per union and unit', async () => {
    const round = await grassrootsRound()
    expect(await office.surveys.round.prepare({ round })).toBe('prepared')
    const { manifest } = await office.stored(round)
    expect(manifest?.styles.map(({ attributes }) => attributes)).toEqual([[], []])
    const file = unions('渝中区总工会,全部', '大渡口区总工会,u02')
    const { links } = await office.surveys.link.issue({ round, file })
    expect(links.map(({ url }) => readLink(url)?.styles)).toEqual([['u01', 'u02'], ['u02']])
    const invites = office.databases.issuer.collection('invites-a')
    expect(await invites.countDocuments({ round })).toBe(3)
    expect(await invites.countDocuments({ round, style: 'u02' })).toBe(2)
  })

  it('gives a union its invitations once', async () => {
    const round = await grassrootsRound()
    await office.surveys.round.prepare({ round })
    await office.surveys.link.issue({ round, file: unions('南岸区总工会,u01') })
    const again = office.surveys.link.issue({ round, file: unions('南岸区总工会,u02') })
    await expect(again).rejects.toMatchObject({ code: 'invalid', errors: [{ pointer: '/rows/2' }] })
  })
})
