import { isBlank, valueOn } from './answers.ts'
import { Complaint } from './complaint-line.tsx'
import { choicesOn } from './fields/choices.ts'
import { say, textOf } from './say.ts'
import type { Screen } from './screens.ts'
import type { Session } from './session.ts'
import type { ViewAt } from './state.ts'
import { titleOf } from './title.ts'

/** An answer in words, as a person would read it back. */
function shown(screen: Screen, value: unknown): string {
  const choices = choicesOn(screen.question, screen.scope)
  const one = (each: unknown) => {
    const choice = choices.find((candidate) => candidate.value === each)
    return choice === undefined ? String(each) : textOf(choice.text, screen.scope)
  }
  if (Array.isArray(value) && choices.length > 0) return value.map(one).join('、')
  if (typeof value !== 'object') return one(value)
  return Array.isArray(value) ? String(value.length) : Object.values(value ?? {}).join('、')
}

interface Props {
  readonly session: Session
  readonly view: ViewAt<'check'>
}

/** A4: everything once more, and the quiet button for those who were told what to say. */
export function Check({ session, view: { filling, complaint } }: Props) {
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
                    {isBlank(value) ? words.unanswered : shown(screen, value)}
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
            onClick={() => session.setCoached(filling, !filling.coached)}
          >
            {filling.coached ? `✓ ${words.coachedYes}` : words.coached}
          </button>
          <p class="quiet">{words.coachedHelp}</p>
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
