import type { Scope } from '../../../protocol/form/evaluate.ts'
import type { Question, Row } from '../../../protocol/form/form.ts'
import type { Rare } from '../fetch-rare.ts'

/** What every field gets. */
export interface FieldProps<Asked = Question> {
  readonly question: Asked
  readonly scope: Scope
  readonly value: unknown
  readonly change: (value: unknown) => void
  readonly rare: Rare | null
  /** The row of the table whose cells are in view. */
  readonly row?: Row | undefined
  /** A name for assistive technology where the screen's title is not the question's. */
  readonly label?: string
}

/** The name of a field for assistive technology: its own, or the screen's title. */
export const fieldName = (label: string | undefined) =>
  label === undefined ? { 'aria-labelledby': 'question' } : { 'aria-label': label }

/** A line that is written to stays in sight above the phone's keyboard. */
export const toMiddle = (event: { readonly currentTarget: Element }) =>
  event.currentTarget.scrollIntoView({ block: 'center' })

export const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

export const putInside = (value: unknown, key: string, inner: unknown) => ({
  ...(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
  [key]: inner,
})
