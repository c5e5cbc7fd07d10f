import type { Form } from '../../protocol/form/form.ts'
import type { ManifestStyle } from '../../protocol/round/manifest.ts'
import type { Rare } from './fetch-rare.ts'
import type { Screen } from './screens.ts'

export type Answers = Readonly<Record<string, unknown>>

/** One style being answered. */
export interface Filling {
  readonly style: ManifestStyle
  readonly form: Form
  readonly rare: Rare | null
  readonly screens: readonly Screen[]
  /** As they were written, those to questions that are hidden now too. */
  readonly raw: Answers
  readonly answers: Answers
  readonly coached: boolean
  readonly helped: boolean
}

interface At<Place extends string> {
  readonly at: Place
  readonly complaint?: string | undefined
}

/** What is on the phone's screen, and nothing else. */
export type View =
  | At<'start'>
  | At<'code'>
  | (At<'choose'> & { readonly wanted?: string })
  | (At<'question'> & { readonly filling: Filling; readonly screen: Screen })
  | (At<'check'> & { readonly filling: Filling })
  | (At<'sending'> & {
      readonly style: string
      /** Seconds until the next try. */
      readonly wait?: number
      readonly offline?: true
    })
  | (At<'receipt'> & { readonly receipt?: string | undefined; readonly note?: string | undefined })
  | (At<'stopped'> & {
      readonly title: string
      readonly sentence: string
      /** The unit that can be tried again. */
      readonly style?: string
    })

export type ViewAt<Place extends View['at']> = Extract<View, { readonly at: Place }>
