import { choicesOn } from './choices.ts'
import type { FieldProps } from './field-props.ts'
import { Many, One } from './pick.tsx'
import { WriteField } from './write.tsx'

/** Draws a question of any kind the compiler covers. */
export function Field(props: FieldProps) {
  const { question, scope, rare } = props
  if (question.kind === 'one' || question.kind === 'grid')
    return <One {...props} choices={choicesOn(question, scope)} />
  if (question.kind === 'many')
    return <Many {...props} question={question} choices={choicesOn(question, scope)} />
  if (question.kind === 'write' && question.input === 'text')
    return <WriteField {...props} question={question} />
  return rare && <rare.RareField {...props} draw={Field} />
}
