import { cityStyle, inputHashOf } from '../../evaluation/index.ts'
import type { Actor, Unit } from '../../organisation/index.ts'
import { combineBySize, computeUnit, officialRecipe, type UnitResult } from '../../scoring/index.ts'
import { answers, crowd, type Person } from '../scoring/builders.ts'
import type { DeskHouse } from './desk-house.ts'

export const year = 2026

const content: Person = { services: [4, 4, 3, 2], grades: [5, 5, 4] }
const middling: Person = { services: [4, 2, 2, 1], grades: [4, 3, 4] }
const cross: Person = { services: [2, 1, 1, 1], grades: [2, 2, 1] }

const own = (
  id: string,
  shortName: string,
  kind: Unit['kind'],
  size: number,
  ...people: readonly Person[]
) => ({ id, shortName, kind, size, people, assessor: 'federation' as const })

const club = (id: string, shortName: string, size: number, ...people: readonly Person[]) => ({
  ...own(id, shortName, 'club', size, ...people),
  assessor: 'district' as const,
})

/**
 * Three own units: one well liked, one less, one with too few answers to be rated. Five clubs of districts, the first two
 * alike.
 */
const asked = [
  own('u01', '劳动人民文化宫', 'palace', 180, content, content, middling),
  own('u02', '杨家坪疗养院', 'sanatorium', 160, middling, middling, cross),
  own('u03', '职工对外交流中心', 'exchange', 18, content, cross),
  club('u17', '兰亭俱乐部', 300, content, content, middling),
  club('u18', '柳荫俱乐部', 301, content, content, middling),
  club('u19', '碧泉俱乐部', 300, content, middling, middling),
  club('u20', '磨盘俱乐部', 300, middling, middling, cross),
  club('u21', '半山俱乐部', 300, cross, cross, middling),
]

async function plannedRound({ services }: DeskHouse, mode: 'ballot' | 'open') {
  const { surveys } = services
  const questionnaire = (await surveys.questionnaire.newest({ code: 'unit-palace' })).id
  return surveys.round.plan(
    {
      title: mode === 'ballot' ? '2026 年度单位服务测评' : '2026 年公开链接测评',
      period: String(year),
      mode,
      held: true,
      opensAt: new Date('2026-10-01T00:00:00Z'),
      closesAt: new Date('2026-10-20T10:00:00Z'),
      issuers: mode === 'ballot' ? [{ id: 'a', name: '签发保管人' }] : [],
      styles: asked.map(({ id, shortName }) => ({
        style: id,
        unit: id,
        title: shortName,
        questionnaire,
        words: { unit: shortName, kind: '文化宫' },
        invited: 600,
        electorate: 'workers',
      })),
      recipe: officialRecipe.id,
    },
    manager,
  )
}

export const manager: Actor = {
  account: 'test',
  name: '张某',
  grants: [{ role: 'federation-admin' }],
}

/** Units, the figures of the year's poll and of an open link, and a scheme. */
export async function assessedYear(house: DeskHouse) {
  for (const { people: _, size: __, ...unit } of asked)
    await house.build.unit({ ...unit, name: unit.shortName, registerSize: 1000 })
  const [round, open] = [await figuresOf(house, 'ballot'), await figuresOf(house, 'open')]
  await house.build.scheme(year)
  return { round, open }
}

async function figuresOf(house: DeskHouse, mode: 'ballot' | 'open'): Promise<string> {
  const { evaluation } = house.services
  const round = await plannedRound(house, mode)
  const named = {
    round: round.id,
    mode,
    recipe: officialRecipe.id,
    recipeVersion: officialRecipe.version,
    demo: false,
  } as const
  const results: UnitResult[] = []
  for (const { id, kind, size, people } of asked) {
    const given = answers(crowd(size, ...people), {
      unit: id,
      kind,
      ...(mode === 'open' ? { invited: null, sampling: 'open' as const } : {}),
    })
    const result = computeUnit(officialRecipe, given)
    results.push(result)
    await evaluation.index.record({
      ...named,
      style: id,
      unit: id,
      inputHash: inputHashOf([officialRecipe, given]),
      provenance: { phone: given.rows },
      result,
    })
  }
  await evaluation.index.record({
    ...named,
    style: cityStyle,
    inputHash: inputHashOf([officialRecipe, results]),
    provenance: {},
    result: {
      recipe: { id: officialRecipe.id, version: officialRecipe.version },
      combine: 'by-unit-size',
      ...combineBySize(officialRecipe, results),
      weighting: null,
    },
  })
  return round.id
}
