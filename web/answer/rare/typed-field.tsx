import { runner } from '../../../protocol/form/evaluate.ts'
import type { Write } from '../../../protocol/form/form.ts'
import { wallDay } from '../../../protocol/form/wall.ts'
import type { FieldProps } from '../fields/field-props.ts'
import { fieldName } from '../fields/field-props.ts'
import { textOf } from '../say.ts'

/** A number, a date or another line that the browser has a keyboard or a picker for. */
export function TypedField({ question, scope, value, change, label }: FieldProps<Write>) {
  const numeric = question.input === 'number' || question.input === 'range'
  const bound = (expression: Write['from']) => {
    const limit = expression === undefined ? undefined : runner(expression)(scope)
    return limit instanceof Date ? wallDay(limit) : limit?.toString()
  }
  const read = (text: string) => (numeric && text !== '' ? Number(text) : text)
  // One element draws all eleven types; Preact's types tie each to attributes of its own.
  const type: { readonly [attribute: string]: string } = { type: question.input }
  return (
    <input
      {...fieldName(label)}
      {...type}
      placeholder={textOf(question.placeholder, scope)}
      min={bound(question.from)}
      max={bound(question.to)}
      step={question.step ?? (numeric ? 'any' : undefined)}
      inputMode={numeric ? 'decimal' : undefined}
      value={typeof value === 'string' || typeof value === 'number' ? value : ''}
      onInput={(event) => change(read(event.currentTarget.value))}
    />
  )
}
