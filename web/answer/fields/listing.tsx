import type { List, Question } from '../../../protocol/form/form.ts'
import { entryScope, shownAmong } from '../../../protocol/form/visible.ts'
import { say, textOf } from '../say.ts'
import { type FieldProps, inside, putInside } from './field-props.ts'
import type { RareProps } from './rare.tsx'

const questionsOf = (
  list: List,
  entry: unknown,
  scope: FieldProps['scope'],
  place: number,
): Question[] =>
  shownAmong(
    list.elements,
    entryScope(entry, scope, { panelIndex: place, rowIndex: place + 1 }),
  ).flatMap(({ element }) =>
    element.kind === 'notice' || element.kind === 'computed' ? [] : [element],
  )

/** A list of entries, each with the same questions; entries are added and removed by buttons. */
export function Listing({
  question,
  scope,
  value,
  change,
  draw: Field,
}: Omit<RareProps, 'question'> & { readonly question: List }) {
  const words = say()
  const kept: readonly unknown[] = Array.isArray(value) ? value : []
  const entries =
    kept.length < question.start
      ? [...kept, ...Array(question.start - kept.length).fill(question.blank ?? {})]
      : kept
  const put = (place: number, entry: unknown) =>
    change(entries.map((each, at) => (at === place ? entry : each)))
  return (
    <>
      {entries.map((entry, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no name but its place
        <fieldset key={place}>
          <legend>
            {textOf(question.entry, scope)} {place + 1}
          </legend>
          {questionsOf(question, entry, scope, place).map((part) => (
            <div key={part.key} class="part">
              <p class="strong">{textOf(part.title, scope)}</p>
              <Field
                question={part}
                scope={entryScope(entry, scope, { panelIndex: place, rowIndex: place + 1 })}
                value={inside(entry, part.key)}
                label={`${textOf(part.title, scope)} ${place + 1}`}
                change={(inner) => put(place, putInside(entry, part.key, inner))}
              />
            </div>
          ))}
          {entries.length > question.min && (
            <button type="button" onClick={() => change(entries.filter((_, at) => at !== place))}>
              {textOf(question.remove) || words.remove}
            </button>
          )}
        </fieldset>
      ))}
      {entries.length < question.max && (
        <button type="button" onClick={() => change([...entries, question.blank ?? {}])}>
          {textOf(question.add) || words.add}
        </button>
      )}
    </>
  )
}
