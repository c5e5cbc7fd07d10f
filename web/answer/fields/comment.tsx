import type { Question } from '../../../protocol/form/form.ts'
import { commentOf, isChosen } from '../answers.ts'
import { say, textOf } from '../say.ts'
import type { Answers } from '../state.ts'
import { toMiddle } from './field-props.ts'

interface Props {
  readonly question: Question
  readonly chosen: unknown
  readonly answers: Answers
  readonly change: (key: string, text: string) => void
}

/** The free line beside a choice, while its choice is chosen. */
export function CommentField({ question, chosen, answers, change }: Props) {
  const comment = commentOf(question)
  if (comment === undefined || !isChosen(chosen, comment)) return null
  const text = answers[comment.key]
  return (
    <label class="field">
      {textOf(comment.title) || say().requiredText}
      <textarea
        rows={2}
        placeholder={textOf(comment.placeholder)}
        value={typeof text === 'string' ? text : ''}
        onInput={(event) => change(comment.key, event.currentTarget.value)}
        onFocus={toMiddle}
      />
    </label>
  )
}
