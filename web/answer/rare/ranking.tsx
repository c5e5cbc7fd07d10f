import type { Choice, Rank } from '../../../protocol/form/form.ts'
import { rareWords } from '../../words/rare.ts'
import type { FieldProps } from '../fields/field-props.ts'
import { language, textOf } from '../say.ts'

/** An order made with buttons; nothing has to be dragged. */
export function Ranking({
  choices,
  scope,
  value,
  change,
}: FieldProps<Rank> & { readonly choices: readonly Choice[] }) {
  const words = rareWords[language()]
  const order: readonly unknown[] = Array.isArray(value) ? value : []
  const chosen = order.flatMap((each) => choices.filter((choice) => choice.value === each))
  const left = choices.filter((choice) => !order.includes(choice.value))
  const move = (place: number, by: number) => {
    const next = [...order]
    const [item] = next.splice(place, 1)
    next.splice(place + by, 0, item)
    change(next)
  }
  return (
    <>
      <ol class="choices">
        {chosen.map((choice, place) => (
          <li key={String(choice.value)} class="row chosen">
            <span>
              {place + 1}. {textOf(choice.text, scope)}
            </span>
            <span class="tools">
              <button type="button" disabled={place === 0} onClick={() => move(place, -1)}>
                {words.moveUp}
              </button>
              <button
                type="button"
                disabled={place === chosen.length - 1}
                onClick={() => move(place, 1)}
              >
                {words.moveDown}
              </button>
              <button
                type="button"
                onClick={() => change(order.filter((each) => each !== choice.value))}
              >
                {words.remove}
              </button>
            </span>
          </li>
        ))}
      </ol>
      <ul class="choices">
        {left.map((choice) => (
          <li key={String(choice.value)}>
            <button type="button" class="row" onClick={() => change([...order, choice.value])}>
              <span>{textOf(choice.text, scope)}</span>
              <span class="tag">{words.addToRank}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
