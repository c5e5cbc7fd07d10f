import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allTerms } from '../../protocol/form/all-terms.ts'
import { carriedOn } from '../../protocol/form/carry-on.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { formOf, now, page } from './definition.ts'

const dirty = compile(
  JSON.parse(readFileSync(new URL('./definitions/dirty.json', import.meta.url), 'utf8')),
)

it.each([
  ['q 1', 'old-spelling'],
  ['q?2', 'old-spelling'],
  ['r', 'old-spelling'],
  ['q 1', 'name'],
  ['q?2', 'name'],
  ['9lives', 'name'],
  ['q 1', 'choice-spaces'],
  ['dup', 'name/duplicate'],
  ['q?2', 'missing-question'],
  ['g', 'no-way-out'],
  ['g', 'worst-first'],
  ['must', 'required-text'],
  ['r', 'rating'],
  ['q 1', 'half-width'],
  ['q?2', 'long-title'],
  ['9lives', 'html'],
  ['9lives', 'property/unknown'],
  ['', 'no-pages'],
])('tells the author about %s: %s', (at, rule) => {
  expect(dirty.lint.filter((line) => line.at === at).map((line) => line.rule)).toContain(rule)
})

it.each([
  ['', 'language', { type: 'text', name: 'q', title: { 'zh-CN': '一', fr: 'un' } }],
  ['q', 'unused', { type: 'text', name: 'q', inputType: 'number', min: 1, minErrorText: '太小' }],
  ['q', 'input-type', { type: 'text', name: 'q', inputType: 'string' }],
  ['q', 'property/invalid-value', { type: 'text', name: 'q', inputType: 'datetime' }],
])('tells about what will be otherwise at %j: %s', (at, rule, element) => {
  expect(compile(page(element)).lint.filter((line) => line.rule === rule)).toMatchObject([{ at }])
})

it('warns of answers that write each other in a circle, and lets the page stop', () => {
  const definition = page(
    { type: 'text', name: 'a', inputType: 'number', setValueExpression: '{b} + 1' },
    { type: 'text', name: 'b', inputType: 'number', setValueExpression: '{a} + 1' },
  )
  expect(compile(definition).lint.map(({ rule }) => rule)).toContain('cycle/value-write')
  const before = { a: 1 }
  const after = carriedOn(formOf(definition), {}, before, { now, terms: allTerms })
  expect(Object.keys(after)).toEqual(['b', 'a'])
})

it('compiles dirt all the same, old spellings included', () => {
  expect(dirty.verdict).toBe('compiled with expressions')
})

it('has nothing to say about a clean definition', () => {
  const clean = page({
    type: 'radiogroup',
    name: 'u3',
    title: '总的来说，您满意吗？',
    isRequired: true,
    choices: [
      { value: 5, text: '非常满意' },
      { value: 3, text: '一般' },
      { value: 1, text: '不满意' },
      { value: 'dk', text: '不了解' },
    ],
  })
  expect(compile(clean).lint).toEqual([])
})

it('compiles the same definition to the same form', () => {
  const definition = page(
    { type: 'checkbox', name: 'a', choices: [1, 2] },
    { type: 'text', name: 'b', visibleIf: '{a} contains 1' },
  )
  expect(JSON.stringify(formOf(definition))).toBe(
    JSON.stringify(formOf(structuredClone(definition))),
  )
})

it('knows which part of a submission an answer belongs to', () => {
  const form = formOf(
    page(
      {
        type: 'radiogroup',
        name: 'age',
        choices: ['a1'],
        measure: { feeds: 'profile', attribute: 'age' },
      },
      { type: 'comment', name: 'say' },
      { type: 'radiogroup', name: 'g', choices: [5, 4], showOtherItem: true },
    ),
  )
  expect(form.pages[0]?.elements.map((element) => ('part' in element ? element.part : ''))).toEqual(
    ['attributes', 'texts', 'scores'],
  )
})
