import { readFileSync } from 'node:fs'
import type { Element, Form } from '../../protocol/form/form.ts'
import { partsOf } from '../../protocol/form/parts.ts'
import { checker } from '../../surveys/questionnaire/checker.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import { dice } from '../../surveys/questionnaire/conform/dice.ts'
import { generate } from '../../surveys/questionnaire/conform/generate.ts'
import type { Definition } from '../../surveys/questionnaire/questionnaire.ts'
import { fill } from '../../surveys/questionnaire/shipped/fill.ts'
import { shipped } from '../../surveys/questionnaire/shipped/index.ts'

type Answers = Readonly<Record<string, unknown>>

/** A questionnaire and valid answers to it, always the same ones. */
export interface Sample {
  readonly name: string
  readonly definition: Definition
  readonly form: Form
  readonly answers: readonly Answers[]
}

const many = 400
const instant = Date.UTC(2026, 5, 15, 3)

/** Where a generated answer is a word, a person who answers there writes a few sentences. */
const remark =
  '希望文化宫周末多开几期职工技能班，报名时间放宽一些，上夜班的人也能赶上；疗养名额请公开排队，名单贴在车间门口。' +
  '去年体检的医院太远，来回要一整天，能不能就近安排。食堂旁边的阅览室一直没有开，希望能用起来，孩子放学也有地方去。'

const isLongText = (element: Element): boolean =>
  element.kind === 'write' && element.lines !== undefined

/** A questionnaire by its name, with its answers. */
export function sampleNamed(name: string): Sample {
  const definition = definitionNamed(name)
  const compiled = compile(definition)
  if (compiled.verdict === 'refused') throw new Error(`${name} does not compile`)
  const { form } = compiled
  const check = checker(form)
  const random = dice(20260615)
  const parts = partsOf(form)
  const long = new Set(
    form.pages.flatMap(({ elements }) => elements.filter(isLongText).map((each) => each.name)),
  )
  const written = (answers: Answers): Answers =>
    Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => [key, long.has(key) ? remark : answer]),
    )
  // The profile travels apart, and these rounds do not ask for it.
  const asSent = (answers: Answers): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => parts[key] !== 'attributes'))
  const answers: Answers[] = []
  while (answers.length < many) {
    const one = written(generate(form, instant, {}, random))
    if (check(one, { now: instant }).ok) answers.push(asSent(one))
  }
  return { name, definition, form, answers }
}

/** 32 questions of the usual kinds on five pages with eleven conditions. */
const general = (): Definition =>
  JSON.parse(readFileSync(new URL('./sample-survey.json', import.meta.url), 'utf8'))

/** `general`, or the code of a questionnaire that ships with the product. */
export function definitionNamed(name: string): Definition {
  if (name === 'general') return general()
  const definition = shipped.find(({ code }) => code === name)?.definition
  if (definition === undefined) throw new Error(`no questionnaire ${name} ships`)
  return fill(definition, { unit: '文化宫', kind: '文化宫', year: '2026' })
}

export const sampleNames = ['general', ...shipped.map(({ code }) => code)]
