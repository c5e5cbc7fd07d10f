import type { Form } from '../../protocol/form/form.ts'
import type { Definition, LintLine } from './questionnaire.ts'

/** A published questionnaire: never changed again; new wording is a new version. */
export interface QuestionnaireVersion {
  readonly id: string
  /** What all versions of one questionnaire share, e.g. `unit-palace`. */
  readonly code: string
  /** 1, 2, … within the code. */
  readonly number: number
  readonly title: string
  readonly definition: Definition
  /** `hashJson` of the definition. */
  readonly definitionHash: string
  readonly form: Form
  /** `hashJson` of the form: what stands in a manifest. */
  readonly formHash: string
  readonly verdict: 'compiled' | 'compiled with expressions'
  readonly lint: readonly LintLine[]
  readonly publishedAt: Date
  /** Account id; left out for questionnaires that come with the software. */
  readonly publishedBy?: string
}

export type VersionSummary = Omit<QuestionnaireVersion, 'definition' | 'form' | 'lint'>
