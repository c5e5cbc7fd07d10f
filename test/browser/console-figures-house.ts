import { cityStyle, inputHashOf } from '../../evaluation/index.ts'
import type { Actor, Unit } from '../../organisation/index.ts'
import { combineBySize, computeUnit, officialRecipe, type UnitResult } from '../../scoring/index.ts'
import { answers, crowd, type Person } from '../scoring/builders.ts'
import type { DeskHouse } from './desk-house.ts'

export const year = 2026

const content: Person = { services: [4, 4, 3, 2], grades: [5, 5, 4] }
const middling: Person = { services: [4, 2, 2, 1], grades: [4, 3, 4] }
const cross: Person = { services: [2, 1, 1, 1], grades: [2, 2, 1] }

/** Three units: one well liked, one less, one with too few answers to be rated. */
const asked = [
  { id: 'u01', shortName: '劳动人民文化宫', kind: 'palace', people: [content, content, middling] },
  { id: 'u02', shortName: '杨家坪疗养院', kind: 'sanatorium', people: [middling, middling, cross] },
  { id: 'u03', shortName: '职工对外交流中心', kind: 'exchange', people: [content, cross] },
] as const
const sizes = { u01: 180, u02: 160, u03: 18 } as const

async function plannedRound({ services }: DeskHouse) {
  const { surveys } = services
  const questionnaire = (await surveys.questionnaire.newest({ code: 'unit-palace' })).id
  return surveys.round.plan(
    {
      title: '2026 年度单位服务测评',
      period: String(year),
      mode: 'ballot',
      held: true,
      opensAt: new Date('2026-10-01T00:00:00Z'),
      closesAt: new Date('2026-10-20T10:00:00Z'),
      issuers: [{ id: 'a', name: '签发保管人' }],
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

/** A year's papers: the poll's figures, a meeting keyed by two, records, a scheme and its first computing. */
export async function assessedYear(house: DeskHouse) {
  const { services, build } = house
  const { evaluation } = services
  for (const { people: _, ...unit } of asked)
    await build.unit({ ...unit, name: unit.shortName, registerSize: 1000 } satisfies Partial<Unit>)
  const round = await plannedRound(house)
  const named = {
    round: round.id,
    mode: 'ballot',
    recipe: officialRecipe.id,
    recipeVersion: officialRecipe.version,
    demo: false,
  } as const
  const results: UnitResult[] = []
  for (const { id, kind, people } of asked) {
    const given = answers(crowd(sizes[id], ...people), { unit: id, kind })
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
  await build.scheme(year)
  return { round: round.id }
}
