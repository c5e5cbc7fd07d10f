import type { LintLine, Refusal } from './questionnaire.ts'

/** One compilation under way: what it found, and whether anything is computed. */
export interface Making {
  readonly lint: LintLine[]
  readonly refusals: Refusal[]
  /** Words the round must supply. */
  readonly outside: Set<string>
  expressions: number
}

export const making = (): Making => ({
  lint: [],
  refusals: [],
  outside: new Set(),
  expressions: 0,
})

export const refuse = (made: Making, at: string, reason: string): void => {
  if (!made.refusals.some((one) => one.at === at && one.reason === reason))
    made.refusals.push({ at, reason })
}

export const tell = (made: Making, at: string, rule: string, detail: string): void => {
  if (!made.lint.some((one) => one.at === at && one.detail === detail))
    made.lint.push({ at, rule, detail })
}
