import { type CheckResult, checker } from '../../surveys/questionnaire/checker.ts'
import { compile } from '../../surveys/questionnaire/compile.ts'
import type { Definition } from '../../surveys/questionnaire/questionnaire.ts'

export const now = Date.UTC(2026, 5, 15, 3)

/** A definition of one page with these elements. */
export const page = (...elements: readonly Definition[]): Definition => ({
  pages: [{ name: 'p1', elements }],
})

/** The form of a definition that must compile. */
export function formOf(definition: Definition) {
  const compiled = compile(definition)
  if (compiled.verdict === 'refused') throw new Error(JSON.stringify(compiled.reasons))
  return compiled.form
}

export const check = (definition: Definition, answers: unknown): CheckResult =>
  checker(formOf(definition))(answers, { now })

/** The pointers of what is wrong; empty when accepted. */
export function wrong(definition: Definition, answers: unknown): string[] {
  const result = check(definition, answers)
  return result.ok ? [] : result.errors.map(({ pointer }) => pointer)
}

/** The reasons of a definition that must be refused. */
export function refusals(definition: unknown): string[] {
  const compiled = compile(Object(definition))
  return compiled.verdict === 'refused'
    ? compiled.reasons.map(({ at, reason }) => `${at}: ${reason}`)
    : []
}
