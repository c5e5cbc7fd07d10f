import { allTerms } from '../all-terms.ts'
import { runner, type Scope } from '../evaluate.ts'
import type { Element, Form, Page, Question } from '../form.ts'
import { tidy } from '../hygiene.ts'
import { withValues } from '../visible.ts'
import { asAnswer } from '../wall.ts'
import { isComparable } from './comparable.ts'
import { type Fault, fault, type Kit, pointerTo, type Run, type Tools } from './fault.ts'
import { kitOf, sheetCheck } from './sheet.ts'

/** What surrounds an answer: the instant, and what the round supplies (`unit` …). */
export interface Surroundings {
  readonly now: number
  readonly outside?: Readonly<Record<string, unknown>>
}

/**
 * `value` is the answers to keep: computed ones added, untidy texts tidied. It is the very object that was
 * given unless `touched` names the pointers that differ.
 */
export type Verdict =
  | {
      readonly ok: true
      readonly value: Readonly<Record<string, unknown>>
      readonly touched: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Makes the strict check of a whole form ready: shape, membership, kinds, limits, visibility, author's checks. */
export function formCheck(
  form: Form,
  tools: Tools,
): (answers: unknown, around: Surroundings) => Verdict {
  const elements = form.pages.map(asGroup)
  const kit = kitOf(tools)
  const sheet = sheetCheck(elements, kit)
  const computed = computedIn(elements, kit)
  const verdictOn = (answers: Answers, { now, outside }: Surroundings): Verdict => {
    const own = { answers, now, terms: allTerms, once: {} }
    const scope = withValues(form, outside === undefined ? own : { ...own, outside })
    const run: Run = { scope, at: '', faults: [], untidy: [], written: 0 }
    sheet.check(answers, run)
    if (run.written * 3 > form.limits.bytes && bytesOf(answers) > form.limits.bytes)
      fault(run, '', 'bytes', form.limits.bytes)
    return run.faults.length > 0 ? { ok: false, faults: run.faults } : keep(answers, run, computed)
  }
  return (answers, around) => {
    if (!isPlainObject(answers)) return noAnswers
    try {
      return verdictOn(answers, around)
    } catch (error) {
      if (isComparable(answers)) throw error
      return noAnswers
    }
  }
}

const noAnswers: Verdict = { ok: false, faults: [{ pointer: '', rule: 'kind' }] }

type Answers = Readonly<Record<string, unknown>>

const isPlainObject = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bytesOf = (answers: unknown): number =>
  new TextEncoder().encode(JSON.stringify(answers)).length

const asGroup = ({ name, show, elements }: Page): Element => ({
  kind: 'group',
  name,
  ...(show === undefined ? {} : { show }),
  elements,
})

interface Derived {
  readonly key: string
  readonly compute: (scope: Scope) => unknown
}

/** Computed questions of the form itself; those inside rows and entries are drawn only and never kept. */
function computedIn(elements: readonly Element[], kit: Kit): Derived[] {
  return elements.flatMap((element): Derived[] => {
    if (element.kind === 'notice') return []
    const show = element.show === undefined ? () => true : kit.condition(element.show)
    const inner = element.kind === 'group' ? computedIn(element.elements, kit) : ownDerived(element)
    return inner.map(({ key, compute }) => ({
      key,
      compute: (scope) => (show(scope) ? compute(scope) : undefined),
    }))
  })
}

function ownDerived(question: Question): Derived[] {
  if (question.kind !== 'computed') return []
  const run = runner(question.value)
  return [{ key: question.key, compute: (scope) => asAnswer(run(scope)) }]
}

function keep(answers: Answers, run: Run, computed: readonly Derived[]): Verdict {
  if (run.untidy.length === 0 && computed.length === 0)
    return { ok: true, value: answers, touched: [] }
  const value: Record<string, unknown> = { ...answers }
  const touched = [...run.untidy]
  for (const { key, compute } of computed) {
    const right = compute(run.scope)
    if (value[key] !== undefined || right === undefined || right === null) continue
    value[key] = right
    touched.push(pointerTo(key))
  }
  return { ok: true, value: run.untidy.length === 0 ? value : tidied(value), touched }
}

function tidied(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidyDeep(one)]))
}

function tidyDeep(value: unknown): unknown {
  if (typeof value === 'string') return tidy(value)
  if (Array.isArray(value)) return value.map(tidyDeep)
  return isPlainObject(value) ? tidied({ ...value }) : value
}
