import type { Comment, Question } from '../../protocol/form/form.ts'
import { tidy } from '../../protocol/form/hygiene.ts'
import { type Screen, screensOf } from './screens.ts'
import type { Answers, Filling } from './state.ts'

const isObject = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isBlank))

/** The answer a screen shows: of its question, or of its row. */
export function valueOn(screen: Screen, answers: Answers): unknown {
  const value = answers[screen.question.key]
  if (screen.row === undefined) return value
  return isObject(value) ? value[String(screen.row.value)] : undefined
}

/** The answers with one screen's answer put in. */
export function withValue(screen: Screen, answers: Answers, value: unknown): Answers {
  const { key } = screen.question
  if (screen.row === undefined) return { ...answers, [key]: value }
  const rows = answers[key]
  return {
    ...answers,
    [key]: { ...(isObject(rows) ? rows : {}), [String(screen.row.value)]: value },
  }
}

/** A text as it is sent: no invisible characters, no blanks at its ends. */
function neat(value: unknown): unknown {
  if (typeof value === 'string') return tidy(value).trim()
  if (Array.isArray(value)) return value.map(neat)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, neat(inner)] as const)
      .filter(([, inner]) => !isBlank(inner)),
  )
}

/** Whether a free line stands there: always, or while its choice is chosen. */
export const isChosen = (value: unknown, comment: Comment): boolean =>
  comment.when === undefined ||
  value === comment.when ||
  (Array.isArray(value) && value.includes(comment.when))

/** The free line beside a question's choices, where it has one. */
export const commentOf = (question: Question): Comment | undefined =>
  question.kind === 'computed' ? undefined : question.comment

function kept(screens: readonly Screen[], answers: Answers): Answers {
  let result: Answers = {}
  for (const screen of screens) {
    const value = neat(valueOn(screen, answers))
    if (!isBlank(value)) result = withValue(screen, result, value)
    const comment = commentOf(screen.question)
    const text = comment && neat(answers[comment.key])
    if (comment && !isBlank(text) && isChosen(value, comment))
      result = { ...result, [comment.key]: text }
  }
  return result
}

/** The screens these answers lead to, and the answers without those to questions that are not shown. */
export function settle(
  { form, style, rare }: Pick<Filling, 'form' | 'style' | 'rare'>,
  answers: Answers,
): { readonly screens: readonly Screen[]; readonly answers: Answers } {
  let current = answers
  // Hiding an answer may hide further questions; each turn only takes away, so it ends.
  for (let turn = 0; ; turn++) {
    const scope = { answers: current, now: Date.now(), terms: rare?.allTerms ?? null }
    const screens = screensOf(form, style, scope)
    const next = kept(screens, answers)
    if (turn > 20 || JSON.stringify(next) === JSON.stringify(current))
      return { screens, answers: next }
    current = next
  }
}

/** Answers as they are sent: attribute codes apart. */
export function contentOf(screens: readonly Screen[], settled: Answers) {
  const profile = new Set(
    screens
      .filter(({ question }) => question.part === 'attributes')
      .map(({ question }) => question.key),
  )
  const pick = (wanted: boolean) =>
    Object.entries(settled).filter(([key]) => profile.has(key) === wanted)
  return {
    answers: Object.fromEntries(pick(false)),
    attributes: Object.fromEntries(pick(true).map(([key, code]) => [key, String(code)])),
  }
}
