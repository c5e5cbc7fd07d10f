import type { Form } from '../../protocol/form/form.ts'
import type { Node } from './node.ts'

/** A SurveyJS definition as an author wrote it: untrusted JSON. */
export type Definition = Node

/** One thing to tell the author: which question or place, and a sentence. Nothing is changed silently. */
export interface LintLine {
  /** The name of a question, panel or page; `''` for the whole questionnaire. */
  readonly at: string
  readonly rule: string
  readonly detail: string
}

/** Why a definition is not published: the question's name and the reason. */
export interface Refusal {
  readonly at: string
  readonly reason: string
}

/**
 * `compiled`: nothing in it is computed; `compiled with expressions`: conditions or computations run for each
 * answer; `refused`: by name and reason.
 */
export type Compiled =
  | {
      readonly verdict: 'compiled' | 'compiled with expressions'
      readonly form: Form
      readonly lint: readonly LintLine[]
    }
  | {
      readonly verdict: 'refused'
      readonly reasons: readonly Refusal[]
      readonly lint: readonly LintLine[]
    }

/** Bounds of a definition (hostile.md): beyond them it is refused before survey-core sees it. */
export const bounds = {
  bytes: 1_000_000,
  depth: 40,
  elements: 1000,
  choices: 1000,
  expressionLength: 2000,
  expressionNodes: 200,
  nameLength: 60,
  titleLength: 28,
} as const

/** Code points a written answer may have when its author says nothing, and at most. */
export const textLimits = { line: 500, comment: 2000, most: 10_000 } as const

/** Entries of a list when its author says nothing or more; bytes of a whole answer. */
export const answerLimits = { entries: 100, bytes: 32_768 } as const

/** Words a round may supply to titles and conditions; anything else in braces must be a question. */
export const outsideNames: readonly string[] = ['unit', 'year', 'kind', 'activity']
