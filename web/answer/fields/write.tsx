import { runner } from '../../../protocol/form/evaluate.ts'
import type { Write } from '../../../protocol/form/form.ts'
import { textOf } from '../say.ts'
import type { FieldProps } from './field-props.ts'

/** A written line, several lines, a number or a date. */
export function WriteField({ question, scope, value, change, label }: FieldProps<Write>) {
  const common = {
    ...(label === undefined ? { 'aria-labelledby': 'question' } : { 'aria-label': label }),
    placeholder: textOf(question.placeholder, scope),
  }
  if (question.lines !== undefined)
    return (
      <textarea
        {...common}
        rows={question.lines}
        value={typeof value === 'string' ? value : ''}
        onInput={(event) => change(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'center' })}
      />
    )
  const numeric = question.input === 'number' || question.input === 'range'
  const bound = (expression: Write['from']) =>
    expression === undefined ? undefined : String(runner(expression)(scope))
  const read = (text: string) => (numeric && text !== '' ? Number(text) : text)
  // One element draws all eleven types; Preact's types tie each to attributes of its own.
  const type: { readonly [attribute: string]: string } = { type: question.input }
  return (
    <input
      {...common}
      {...type}
      min={bound(question.from)}
      max={bound(question.to)}
      step={question.step ?? (numeric ? 'any' : undefined)}
      inputMode={numeric ? 'decimal' : undefined}
      value={typeof value === 'string' || typeof value === 'number' ? value : ''}
      onInput={(event) => change(read(event.currentTarget.value))}
    />
  )
}
