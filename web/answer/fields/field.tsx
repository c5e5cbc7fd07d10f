import type { Fields, Question, Table, Write } from '../../../protocol/form/form.ts'
import { textOf } from '../say.ts'
import { choicesOn } from './choices.ts'
import { type FieldProps, inside, putInside } from './field-props.ts'
import { Many, One } from './pick.tsx'
import { Rare } from './rare.tsx'
import { WriteField } from './write.tsx'

/** Several questions that answer into one object, each under its own label. */
function Parts({
  parts,
  scope,
  value,
  change,
}: Omit<FieldProps, 'question'> & { readonly parts: readonly (Question | Write)[] }) {
  return (
    <>
      {parts.map((part) => (
        <div key={part.key} class="part">
          <p class="strong">{textOf(part.title, scope)}</p>
          <Field
            question={part}
            scope={scope}
            value={inside(value, part.key)}
            label={textOf(part.title, scope)}
            change={(inner) => change(putInside(value, part.key, inner))}
          />
        </div>
      ))}
    </>
  )
}

const partsOf = (question: Fields | Table) =>
  question.kind === 'fields' ? question.items : question.columns

/** Draws a question of any kind the compiler covers. */
export function Field(props: FieldProps) {
  const { question, scope, value, change } = props
  switch (question.kind) {
    case 'one':
    case 'grid':
      return <One {...props} choices={choicesOn(question, scope)} />
    case 'many':
      return <Many {...props} question={question} choices={choicesOn(question, scope)} />
    case 'write':
      return <WriteField {...props} question={question} />
    case 'fields':
    case 'table':
      return <Parts parts={partsOf(question)} scope={scope} value={value} change={change} />
    case 'rank':
    case 'list':
      return <Rare {...props} draw={Field} />
    case 'computed':
      return null
  }
}
