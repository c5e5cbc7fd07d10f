import type { Scope } from '../../../protocol/form/evaluate.ts'
import type { Question } from '../../../protocol/form/form.ts'

/** What every field gets. */
export interface FieldProps<Asked = Question> {
  readonly question: Asked
  readonly scope: Scope
  readonly value: unknown
  readonly change: (value: unknown) => void
  /** A name for assistive technology where the screen's title is not the question's. */
  readonly label?: string
}

export const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

export const putInside = (value: unknown, key: string, inner: unknown) => ({
  ...(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
  [key]: inner,
})
