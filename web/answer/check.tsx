import type { Scope } from '../../protocol/form/evaluate.ts'
import type { Question } from '../../protocol/form/form.ts'
import { commentOf, isBlank, valueOn } from './answers.ts'
import { Complaint } from './complaint-line.tsx'
import type { Late } from './fetch-late.ts'
import { inside } from './fields/field-props.ts'
import { say, textOf } from './say.ts'
import type { Session } from './session.ts'
import type { Filling, ViewAt } from './state.ts'
import { titleOf } from './title.ts'

/** An answer in words, as a person would read it back, with what was written beside it. */
function shown(
  rare: Filling['rare'],
  question: Question,
  scope: Scope,
  value: unknown,
  among: unknown,
): string {
  const one = (each: unknown) => {
    const choice = 'choices' in question && question.choices.find((one) => one.value === each)
    return choice ? textOf(choice.text, scope) : each
  }
  const own =
    typeof value === 'object' && !('choices' in question)
      ? rare?.shownParts(question, value, (part, inner) => shown(rare, part, scope, inner, value))
      : [value ?? []].flat().map(one)
  return [own, inside(among, commentOf(question)?.key ?? '')]
    .flat()
    .filter((each) => !isBlank(each))
    .join('、')
}

interface Props {
  readonly session: Session
  readonly view: ViewAt<'check'>
  readonly late: Late | undefined
}

/** A4: everything once more, and the quiet button for those who were told what to say. */
export function Check({ session, view: { filling, complaint }, late }: Props) {
  const words = say()
  const last = filling.screens.at(-1)
  return (
    <div class="question">
      <section class="card">
        <h1>{words.checkTitle}</h1>
        <p>{words.checkHelp}</p>
        <Complaint text={complaint} />
        <ol class="review">
          {filling.screens.map((screen) => {
            const value = valueOn(screen, filling.answers)
            return (
              <li key={screen.id}>
                <button type="button" onClick={() => session.jump(filling, screen)}>
                  <span>{titleOf(screen).title}</span>
                  <strong class={isBlank(value) ? 'missing' : ''}>
                    {isBlank(value)
                      ? words.unanswered
                      : shown(filling.rare, screen.question, screen.scope, value, filling.answers)}
                  </strong>
                </button>
              </li>
            )
          })}
        </ol>
        <div class="coached">
          <button
            type="button"
            aria-pressed={filling.coached}
            onClick={() => session.sign(filling, { coached: !filling.coached })}
          >
            {filling.coached && '✓ '}
            {words.coached}
          </button>
          <p class="quiet">{words.coachedHelp}</p>
          {late && <late.Helped session={session} filling={filling} />}
        </div>
      </section>
      <footer>
        <button type="button" onClick={() => session.jump(filling, last)}>
          {words.back}
        </button>
        <button type="button" class="main" onClick={() => session.submit(filling)}>
          {words.submit}
        </button>
      </footer>
    </div>
  )
}
