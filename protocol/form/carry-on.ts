import { isEmpty, isSame, toNumber } from './compare.ts'
import type { Effect } from './effect.ts'
import { holds, runner, type Scope } from './evaluate.ts'
import type { Choice, Form, Question } from './form.ts'
import { questionsIn } from './questions.ts'
import { withValues } from './visible.ts'
import { asAnswer } from './wall.ts'

type Answers = Readonly<Record<string, unknown>>

/** Effects that call each other go round at most so often; authors are told of such circles. */
const mostTurns = 10

/** The answers a person finds when the page opens. `around`: the scope without answers. */
export function opened(form: Form, around: Omit<Scope, 'answers'>): Answers {
  let answers: Answers = form.given ?? {}
  for (const effect of usualEffects(form)) {
    const value = isEmpty(answers[effect.set]) ? outcome(effect, form, answers, around) : undefined
    if (value !== undefined) answers = { ...answers, [effect.set]: value }
  }
  return answers
}

const usualEffects = ({ effects = [] }: Form): readonly Effect[] =>
  effects.filter(({ usual }) => usual === true)

/** What a person's change brings with it: `after` with every answer written that now is to be. */
export function carriedOn(
  form: Form,
  before: Answers,
  after: Answers,
  around: Omit<Scope, 'answers'>,
): Answers {
  let old = before
  let current = after
  for (let turn = 0; turn < mostTurns; turn++) {
    const changed = changedBetween(old, current)
    if (changed.size === 0) break
    let next = current
    for (const effect of form.effects ?? []) {
      if (isCalled(effect, changed) && applies(effect, form, old, next, around))
        next = put(next, effect.set, outcome(effect, form, next, around))
    }
    old = current
    current = next
  }
  return current
}

const changedBetween = (old: Answers, current: Answers): ReadonlySet<string> =>
  new Set(
    [...Object.keys(old), ...Object.keys(current)].filter(
      (key) => JSON.stringify(old[key]) !== JSON.stringify(current[key]),
    ),
  )

/** A change of the answer itself calls nothing: what a person wrote there stays. */
const isCalled = ({ set, on }: Effect, changed: ReadonlySet<string>): boolean =>
  [...changed].some((key) => key !== set && (on === undefined || on.includes(key)))

function applies(
  effect: Effect,
  form: Form,
  old: Answers,
  current: Answers,
  around: Omit<Scope, 'answers'>,
): boolean {
  if (effect.usual === true) return isSame(current[effect.set], outcome(effect, form, old, around))
  const scope = withValues(form, { ...around, answers: current })
  return effect.if === undefined || holds(effect.if, scope)
}

function put(answers: Answers, key: string, value: unknown): Answers {
  const { [key]: _, ...others } = answers
  return value === undefined ? others : { ...others, [key]: value }
}

function outcome(
  { set, to }: Effect,
  form: Form,
  answers: Answers,
  around: Omit<Scope, 'answers'>,
): unknown {
  if (to === undefined) return undefined
  const value = asAnswer(runner(to)(withValues(form, { ...around, answers })))
  const question = questionsIn(form.pages.flatMap(({ elements }) => elements)).find(
    ({ key }) => key === set,
  )
  return isEmpty(value) || question === undefined ? undefined : fitting(question, value)
}

/** The value in the kind the question's answers have; undefined where it has none such. */
function fitting(question: Question, value: unknown): unknown {
  if (question.kind === 'one') return chosen(question.choices, value)
  if (question.kind === 'many') {
    const values = [value].flat().map((one) => chosen(question.choices, one))
    return values.includes(undefined) ? undefined : values
  }
  if (question.kind !== 'write') return value
  if (question.input === 'number' || question.input === 'range') {
    const number = toNumber(value)
    return Number.isNaN(number) ? undefined : number
  }
  return typeof value === 'object' ? undefined : String(value)
}

const chosen = (choices: readonly Choice[], value: unknown): unknown =>
  choices.find((choice) => isSame(choice.value, value))?.value
