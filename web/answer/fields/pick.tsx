import type { Choice, Many as ManyQuestion, Question } from '../../../protocol/form/form.ts'
import { textOf } from '../say.ts'
import { type FieldProps, fieldName } from './field-props.ts'

interface Picking<Asked = Question> extends FieldProps<Asked> {
  readonly choices: readonly Choice[]
}

interface RowProps {
  readonly type: 'radio' | 'checkbox'
  readonly choice: Choice
  readonly name: string
  readonly checked: boolean
  readonly text: string
  readonly pick: () => void
}

const Row = ({ type, choice, name, checked, text, pick }: RowProps) => (
  <label class={`row${checked ? ' chosen' : ''}${choice.apart === true ? ' apart' : ''}`}>
    <input type={type} name={name} checked={checked} onChange={pick} />
    {choice.image !== undefined && <img src={choice.image} alt="" />}
    <span>{text}</span>
  </label>
)

/** One of several, best grade first; the choice that is no grade stands apart below. */
export const One = ({ question, choices, scope, value, change, label }: Picking) => (
  <div role="radiogroup" {...fieldName(label)} class="choices">
    {choices.map((choice) => (
      <Row
        key={String(choice.value)}
        type="radio"
        choice={choice}
        name={label ?? question.key}
        checked={value === choice.value}
        text={textOf(choice.text, scope)}
        pick={() => change(choice.value)}
      />
    ))}
  </div>
)

/** Some of several; a choice that excludes the others unchooses them. */
export function Many({ question, choices, scope, value, change, label }: Picking<ManyQuestion>) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const toggle = (choice: Choice) => {
    if (chosen.includes(choice.value)) return change(chosen.filter((each) => each !== choice.value))
    if (choice.alone === true) return change([choice.value])
    const alone = choices.filter((each) => each.alone === true).map((each) => each.value)
    return change([...chosen.filter((each) => !alone.some((lone) => lone === each)), choice.value])
  }
  return (
    <fieldset {...fieldName(label)} class="choices">
      {question.all && (
        <button
          type="button"
          onClick={() => change(choices.filter(({ apart }) => !apart).map((each) => each.value))}
        >
          {textOf(question.all, scope)}
        </button>
      )}
      {choices.map((choice) => (
        <Row
          key={String(choice.value)}
          type="checkbox"
          choice={choice}
          name={question.key}
          checked={chosen.includes(choice.value)}
          text={textOf(choice.text, scope)}
          pick={() => toggle(choice)}
        />
      ))}
    </fieldset>
  )
}
