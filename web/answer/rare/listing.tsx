import type { List } from '../../../protocol/form/form.ts'
import { entryScope } from '../../../protocol/form/visible.ts'
import { rareWords } from '../../words/rare.ts'
import { language, textOf } from '../say.ts'
import { Parts } from './parts.tsx'
import type { RareProps } from './rare-props.ts'

/** A list of entries, each with the same questions; entries are added and removed by buttons. */
export function Listing({
  question,
  scope,
  value,
  change,
  rare,
  draw,
}: Omit<RareProps, 'question'> & { readonly question: List }) {
  const words = rareWords[language()]
  const { blank = {} } = question
  const kept: readonly unknown[] = Array.isArray(value) ? value : []
  const empty = Math.max(0, question.start - kept.length)
  const entries = [...kept, ...Array.from({ length: empty }, () => blank)]
  const put = (place: number, entry: unknown) =>
    change(entries.map((each, at) => (at === place ? entry : each)))
  return (
    <>
      {entries.map((entry, place) => {
        const inner = entryScope(entry, scope, { panelIndex: place, rowIndex: place + 1 })
        const name = `${textOf(question.entry, scope)} ${place + 1}`.trim()
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no name but its place
          <fieldset key={place}>
            <legend>{name}</legend>
            <Parts
              elements={question.elements}
              scope={inner}
              value={entry}
              label={name}
              rare={rare}
              draw={draw}
              change={(changed) => put(place, changed)}
            />
            {entries.length > question.min && (
              <button type="button" onClick={() => change(entries.filter((_, at) => at !== place))}>
                {textOf(question.remove) || words.remove}
              </button>
            )}
          </fieldset>
        )
      })}
      {entries.length < question.max && (
        <button type="button" onClick={() => change([...entries, blank])}>
          {textOf(question.add) || words.add}
        </button>
      )}
    </>
  )
}
