import type { Write } from '../../../protocol/form/form.ts'
import { textOf } from '../say.ts'
import { type FieldProps, fieldName, toMiddle } from './field-props.ts'

/** A written line or several. */
export function WriteField({ question, scope, value, change, label }: FieldProps<Write>) {
  const common = {
    ...fieldName(label),
    placeholder: textOf(question.placeholder, scope),
    value: typeof value === 'string' ? value : '',
    onFocus: toMiddle,
  }
  return question.lines === undefined ? (
    <input {...common} onInput={(event) => change(event.currentTarget.value)} />
  ) : (
    <textarea
      {...common}
      rows={question.lines}
      onInput={(event) => change(event.currentTarget.value)}
    />
  )
}
