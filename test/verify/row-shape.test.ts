import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../protocol/form/parts.ts'
import { splitAnswers } from '../../protocol/index.ts'
import { officialRecipe } from '../../scoring/index.ts'
import { checker } from '../../surveys/questionnaire/checker.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { dice } from '../../surveys/questionnaire/conform/dice.ts'
import { generate } from '../../surveys/questionnaire/conform/generate.ts'
import type { Definition } from '../../surveys/questionnaire/questionnaire.ts'
import { fill } from '../../surveys/questionnaire/shipped/fill.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'
import { openFigures } from '../../verify/figures.ts'
import { isForm } from '../../verify/form.ts'
import { rowShape } from '../../verify/row-shape.ts'
import type { Row } from './closed-round.ts'
import { figuresOf } from './oracle.ts'

const words = { unit: '某单位', kind: '文化宫', year: '2026', activity: '某活动' }
const now = Date.UTC(2026, 5, 15, 3)
const folder = new URL('../questionnaire/definitions/', import.meta.url)

const definitions: readonly (readonly [string, Definition])[] = [
  ...shipped.map(({ code, definition }) => [code, fill(definition, words)] as const),
  ...readdirSync(folder).map((name) => {
    const definition: Definition = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    return [name, definition] as const
  }),
]

function compiled(definition: Definition) {
  const result = compile(definition)
  if (result.verdict === 'refused') throw new Error(JSON.stringify(result.reasons))
  return result.form
}

/** Answers of two hundred people that the box would take, without texts and attributes. */
function rowsOf(definition: Definition): Row[] {
  const form = compiled(definition)
  const outside = Object.fromEntries((form.outside ?? []).map((name) => [name, '示例']))
  const check = checker(form)
  const chance = dice(7)
  const rows: Row[] = []
  for (let person = 0; person < 200; person += 1) {
    const verdict = check(generate(form, now, outside, chance), { now, outside })
    if (!verdict.ok) continue
    const { scores } = splitAnswers(partsOf(form), verdict.value)
    rows.push({ answers: scores, coached: false, helped: false, pace: 'normal' })
  }
  return rows
}

describe('a row', () => {
  it.each(definitions)('of %s has its shape when the box would take it', (_name, definition) => {
    const form = compiled(definition)
    const fits = rowShape(form)
    const rows = rowsOf(definition)
    expect(isForm(form)).toBe(true)
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter(({ answers }) => !fits(answers))).toEqual([])
  })

  it.each(definitions)('of %s scores as the product scores it', (_name, definition) => {
    const form = compiled(definition)
    const rows = rowsOf(definition)
    const figures = openFigures(officialRecipe, form)
    for (const { answers } of rows) figures.add(answers)
    expect(figures.result()).toEqual(figuresOf(rows, form, officialRecipe))
  })

  it('never holds what somebody writes beside a choice in a table', () => {
    const cell = { name: 'c1', cellType: 'dropdown', choices: ['x', 'y'] }
    const tableWith = (column: object) =>
      compiled({
        pages: [
          {
            name: 'p1',
            elements: [
              {
                type: 'matrixdropdown',
                name: 'm1',
                rows: ['r1'],
                columns: [{ ...cell, ...column }],
              },
            ],
          },
        ],
      })
    expect(partsOf(tableWith({}))).toEqual({ m1: 'scores' })
    expect(partsOf(tableWith({ showOtherItem: true }))).toEqual({ m1: 'texts' })
    expect(partsOf(tableWith({ showCommentArea: true }))).toEqual({ m1: 'texts' })
    expect(rowShape(tableWith({}))({ m1: { r1: { c1: 'x' } } })).toBe(true)
    expect(rowShape(tableWith({}))({ m1: { r1: { c1: 'x', 'c1-Comment': '老王' } } })).toBe(false)
  })
})
