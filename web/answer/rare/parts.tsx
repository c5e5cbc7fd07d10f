import type { Question } from '../../../protocol/form/form.ts'
import { inside, putInside } from '../fields/field-props.ts'
import { textOf } from '../say.ts'
import type { RareProps } from './rare-props.ts'

interface Props extends Omit<RareProps, 'question'> {
  readonly parts: readonly Question[]
}

/** Several questions that answer into one object, each under its own label; `label` goes before theirs. */
export const Parts = ({ parts, scope, value, change, rare, label, draw: Field }: Props) => (
  <>
    {parts.map((part) => {
      const title = textOf(part.title, scope)
      return (
        <div key={part.key} class="part">
          <p class="strong">{title}</p>
          <Field
            question={part}
            scope={scope}
            rare={rare}
            value={inside(value, part.key)}
            label={label === undefined ? title : `${label} ${title}`}
            change={(inner) => change(putInside(value, part.key, inner))}
          />
        </div>
      )
    })}
  </>
)
