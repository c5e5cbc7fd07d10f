import { Model } from 'survey-core'
import { describe, expect, test } from 'vitest'
import type { Many } from '../../protocol/form/form.ts'
import { questionsIn } from '../../protocol/form/questions.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { type Definition, fill, placeholdersIn } from '../../surveys/questionnaire/shipped/fill.ts'
import { type Shipped, shipped } from '../../surveys/questionnaire/shipped/index.ts'
import { formOf } from './definition.ts'

const words = { unit: '杨家坪疗养院', kind: '疗养院', year: '2026', activity: '职工书法展' }
const load = (questionnaire: Shipped) => new Model(fill(questionnaire.definition, words))
const byCode = (code: string): Shipped => {
  const found = shipped.find((one) => one.code === code)
  if (!found) throw new Error(`no questionnaire ${code}`)
  return found
}

/** Every object inside a definition, in order. */
function objectsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf)
  if (typeof value !== 'object' || value === null) return []
  const own: Record<string, unknown> = { ...value }
  return [own, ...Object.values(own).flatMap(objectsOf)]
}

const questionsOf = (questionnaire: Shipped) =>
  objectsOf(questionnaire.definition).filter((one) => 'type' in one && one.type !== 'panel')

const isText = (one: Record<string, unknown>): one is { 'zh-CN': string; en: string } =>
  'zh-CN' in one

const textsOf = (questionnaire: Shipped) => objectsOf(questionnaire.definition).filter(isText)

/** A compiled question with several choices. */
function questionIn(definition: Definition, key: string): Many {
  const pages = formOf(definition).pages.flatMap(({ elements }) => elements)
  const found = questionsIn(pages).find((one) => one.key === key)
  if (found?.kind !== 'many') throw new Error(`no choices at ${key}`)
  return found
}

/** Visible screens of a model as `question` or `question.row`. */
const screens = (model: Model): string[] =>
  model
    .getAllQuestions(true)
    .filter((question) => question.isVisible)
    .flatMap((question) =>
      question.getType() === 'matrix'
        ? question.visibleRows.map((row: { name: string }) => `${question.name}.${row.name}`)
        : [question.name],
    )

describe.each(shipped)('$code', (questionnaire) => {
  test('loads into SurveyJS without an error', () => {
    expect(load(questionnaire).jsonErrors ?? []).toEqual([])
  })

  test('compiles to a form, with nothing to complain of but grades that have no way out by design', () => {
    const compiled = compile(questionnaire.definition)
    expect(compiled.verdict).toMatch(/^compiled/)
    const allowed = { needs: ['n2'], activity: ['e6'] }[String(questionnaire.code)] ?? []
    expect(compiled.lint.map(({ at }) => at)).toEqual(allowed)
  })

  test('says every sentence in Chinese and in English, in at most 28 characters a title', () => {
    for (const text of textsOf(questionnaire)) {
      expect(text['zh-CN']).toMatch(/\p{Script=Han}|[“”]/u)
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
    }
    for (const question of questionsOf(questionnaire)) {
      const [title] = objectsOf(question.title).filter(isText)
      expect([...(title?.['zh-CN'] ?? '')].length, String(question.name)).toBeLessThanOrEqual(28)
    }
  })

  test('carries a measure on every question or on each of its rows', () => {
    for (const question of questionsOf(questionnaire)) {
      const bearers = question.measure ? [question] : objectsOf(question.rows)
      expect(
        bearers.some((one) => 'measure' in one),
        String(question.name),
      ).toBe(true)
    }
  })

  test('names the placeholders it holds', () => {
    expect(placeholdersIn(questionnaire.definition).sort()).toEqual(
      [...questionnaire.placeholders].sort(),
    )
    expect(placeholdersIn(fill(questionnaire.definition, words))).toEqual([])
  })

  test('refers in its conditions only to questions and rows it has', () => {
    const rows = new Set(
      questionsOf(questionnaire).flatMap((question) => [
        String(question.name),
        ...objectsOf(question.rows).map((row) => `${question.name}.${row.value}`),
      ]),
    )
    const conditions = objectsOf(questionnaire.definition).flatMap((one) =>
      [one.visibleIf, one.rowsVisibleIf].filter((text) => typeof text === 'string'),
    )
    for (const condition of conditions)
      for (const [, reference] of condition.matchAll(/\{([^}]+)\}/g))
        expect(reference === 'item' || rows.has(reference ?? ''), reference).toBe(true)
  })
})

describe('the evaluation of a unit', () => {
  const kinds = ['unit-palace', 'unit-sanatorium', 'unit-exchange'].map(byCode)

  test('asks the core items of every kind in the same letters', () => {
    const withoutServices = (questionnaire: Shipped) =>
      questionsOf(questionnaire).map((question) => {
        const { rows: _rows, cells: _cells, visibleIf: _condition, ...rest } = question
        return rest
      })
    const [palace, ...others] = kinds.map(withoutServices)
    for (const other of others) expect(other).toEqual(palace)
  })

  test('puts one service nobody offers in the middle of the list and never asks about its quality', () => {
    for (const questionnaire of kinds) {
      const [u1, u2] = questionsOf(questionnaire)
      const services = objectsOf(u1?.rows).filter((row) => 'value' in row)
      const foils = services.filter((row) => objectsOf(row.measure).some((one) => one.foil))
      expect(foils).toHaveLength(1)
      const place = services.findIndex((row) => row.value === foils[0]?.value)
      expect(Math.abs(place - (services.length - 1) / 2)).toBeLessThanOrEqual(0.5)
      const asked = objectsOf(u2?.rows).map((row) => row.value)
      expect(asked).not.toContain(foils[0]?.value)
    }
  })

  test('shows quality and the three grades only for what the worker used or knows', () => {
    const model = load(byCode('unit-palace'))
    const grades = ['u3', 'u4', 'u5']
    const shown = (u1: Record<string, unknown>) => {
      model.data = { u1 }
      return screens(model)
    }
    const stranger = shown({ c1: 2, c2: 1, c3: 'na', c8: 4 })
    expect(stranger.filter((name) => grades.includes(name) || name.startsWith('u2'))).toEqual([])
    expect(shown({ c1: 3, c2: 1 })).toEqual(expect.arrayContaining(grades))
    const user = shown({ c1: 4, c6: 4, c7: 3 })
    expect(user.filter((name) => name.startsWith('u2'))).toEqual(['u2.c1', 'u2.c6'])
    expect(user).toEqual(expect.arrayContaining(grades))
  })

  test('counts stays that are given out by quota over 36 months', () => {
    const months = (code: string) =>
      Object.entries(byCode(code).definition.pages ? (questionsOf(byCode(code))[0] ?? {}) : {})
        .filter(([key]) => key === 'cells')
        .flatMap(([, cells]) => Object.keys(objectsOf(cells)[0] ?? {}))
    expect(months('unit-palace')).toEqual([])
    expect(months('unit-sanatorium')).toEqual(['s1', 's2', 's5', 's6'])
    expect(months('unit-exchange')).toEqual(['x1', 'x2'])
  })

  test('ends the list of complaints with nothing met and not knowing, each chosen alone', () => {
    for (const { definition } of kinds) {
      const u9 = questionIn(definition, 'u9')
      expect(u9.choices.map(({ value }) => value).slice(-2)).toEqual(['none', 'dk'])
      expect(u9.choices.filter(({ alone }) => alone).map(({ value }) => value)).toEqual([
        'none',
        'dk',
      ])
    }
  })

  test('asks age and employment first and sex and area last', () => {
    for (const questionnaire of kinds)
      expect(screens(load(questionnaire)).slice(-4)).toEqual(['age', 'job', 'sex', 'area'])
  })
})

describe('the needs survey', () => {
  const model = load(byCode('needs'))

  test('offers other needs and none at the end, in this order', () => {
    const { choices } = questionIn(byCode('needs').definition, 'n1')
    expect(choices.map(({ value }) => value).slice(-2)).toEqual(['other', 'none'])
  })

  test('asks about supply only for the needs that were chosen', () => {
    model.data = { n1: ['sports', 'elder', 'other'] }
    const rows = screens(model).filter((name) => name.startsWith('n2'))
    expect(rows).toEqual(['n2.sports', 'n2.elder', 'n2.other'])
    model.data = { n1: ['none'] }
    expect(screens(model)).not.toContain('n3')
    expect(screens(model).filter((name) => name.startsWith('n2'))).toEqual([])
  })

  test('asks what stands in the way only when something is missing', () => {
    model.data = { n1: ['sports', 'elder'], n2: { sports: 4, elder: 1 } }
    expect(screens(model)).not.toContain('n3')
    model.data = { n1: ['sports', 'elder'], n2: { sports: 4, elder: 2 } }
    expect(screens(model)).toContain('n3')
  })

  test('lets nobody choose a need together with none', () => {
    const needs = model.getQuestionByName('n1')
    needs.value = ['sports']
    needs.value = ['sports', 'none']
    expect([...needs.value]).toEqual(['none'])
  })
})

test('an activity asks what was not right only after a low grade', () => {
  const model = load(byCode('activity'))
  model.data = { e1: 3 }
  expect(screens(model)).not.toContain('e2')
  model.data = { e1: 2 }
  expect(screens(model)).toContain('e2')
})
