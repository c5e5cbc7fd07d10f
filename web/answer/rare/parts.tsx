import type { Element, Question } from '../../../protocol/form/form.ts'
import { shownAmong } from '../../../protocol/form/visible.ts'
import { CommentField } from '../fields/comment.tsx'
import { inside, putInside } from '../fields/field-props.ts'
import { Notices } from '../notices.tsx'
import { textOf } from '../say.ts'
import type { RareProps } from './rare-props.ts'

interface Props extends Omit<RareProps, 'question'> {
  readonly elements: readonly Element[]
}

/** Several questions that answer into one object, each under its own label; `label` goes before theirs. */
export const Parts = ({ elements, ...props }: Props) => (
  <>
    {shownAmong(elements, props.scope).map(({ element }) =>
      element.kind === 'notice' || element.kind === 'computed' ? (
        <Notices key={element.name} told={[element]} scope={props.scope} />
      ) : (
        <Part key={element.key} part={element} {...props} />
      ),
    )}
  </>
)

function Part({
  part,
  scope,
  value,
  change,
  rare,
  label,
  draw: Field,
}: Omit<RareProps, 'question'> & { readonly part: Question }) {
  const title = textOf(part.title, scope)
  const help = textOf(part.help, scope)
  const own = inside(value, part.key)
  const put = (key: string, inner: unknown) => change(putInside(value, key, inner))
  return (
    <div class="part">
      <p class="strong">{title}</p>
      {help !== '' && <p class="help">{help}</p>}
      <Field
        question={part}
        scope={scope}
        rare={rare}
        value={own}
        label={label === undefined ? title : `${label} ${title}`}
        change={(inner) => put(part.key, inner)}
      />
      <CommentField question={part} chosen={own} answers={putInside(value, '', '')} change={put} />
    </div>
  )
}
