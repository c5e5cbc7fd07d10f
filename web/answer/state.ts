import type { Form } from '../../protocol/form/form.ts'
import type { ManifestStyle } from '../../protocol/round/manifest.ts'
import type { Answers } from './answers.ts'
import type { Screen } from './screens.ts'

/** One style being answered. */
export interface Filling {
  readonly style: ManifestStyle
  readonly form: Form
  readonly screens: readonly Screen[]
  /** As they were written, those to questions that are hidden now too. */
  readonly raw: Answers
  readonly answers: Answers
  readonly coached: boolean
}

/** What is on the phone's screen, and nothing else. */
export type View =
  | { readonly at: 'start' }
  | { readonly at: 'code'; readonly complaint?: string }
  | { readonly at: 'choose'; readonly wanted?: string }
  | {
      readonly at: 'question'
      readonly filling: Filling
      readonly screen: Screen
      readonly complaint?: string
    }
  | { readonly at: 'check'; readonly filling: Filling; readonly complaint?: string }
  | {
      readonly at: 'sending'
      readonly style: string
      readonly wait?: number
      readonly offline?: true
    }
  | {
      readonly at: 'receipt'
      readonly style?: string
      readonly receipt?: string
      readonly note?: string
    }
  | { readonly at: 'stopped'; readonly title: string; readonly sentence: string }
