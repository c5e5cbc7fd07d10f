import { allTerms } from '../../../protocol/form/all-terms.ts'
import { runner, type Scope } from '../../../protocol/form/evaluate.ts'
import type {
  Asked,
  Element,
  Form,
  Grid,
  List,
  Many,
  Question,
  Rank,
  Table,
  Write,
} from '../../../protocol/form/form.ts'
import { questionsIn } from '../../../protocol/form/questions.ts'
import {
  entryScope,
  isRequired,
  shownAmong,
  shownChoices,
  shownRows,
  withValues,
} from '../../../protocol/form/visible.ts'
import type { Dice } from './dice.ts'
import { writtenAnswer } from './generate-text.ts'

type Answers = Record<string, unknown>

/**
 * Answers that a person could give on the page: what is shown and required is answered, the rest often. They are
 * meant to be valid; author's checks across questions may still fail, which the oracle then says.
 */
export function generate(form: Form, now: number, outside: Scope['outside'], dice: Dice): Answers {
  let answers: Answers = {}
  for (let round = 0; round < 6; round += 1) {
    const before = JSON.stringify(answers)
    for (const page of form.pages) {
      const group: Element = {
        kind: 'group',
        name: page.name,
        elements: page.elements,
        ...showOf(page),
      }
      answers = fill(
        [group],
        answers,
        (current) =>
          withValues(form, {
            answers: current,
            now,
            terms: allTerms,
            ...(outside === undefined ? {} : { outside }),
          }),
        dice,
      )
    }
    if (JSON.stringify(answers) === before) break
  }
  return answers
}

const showOf = ({ show }: { readonly show?: Question['show'] }) =>
  show === undefined ? {} : { show }

type ScopeOf = (answers: Answers) => Scope

/** One pass over elements: hidden answers go, shown questions are answered where they are not yet. */
function fill(elements: readonly Element[], given: Answers, scopeOf: ScopeOf, dice: Dice): Answers {
  const answers = { ...given }
  for (const question of questionsIn(elements)) {
    const scope = scopeOf(answers)
    const isShown = shownAmong(elements, scope).some(({ element }) => element === question)
    if (!isShown) drop(question, answers)
    else if (question.kind !== 'computed') answer(question, answers, scope, dice)
  }
  return answers
}

function drop(question: Question, answers: Answers): void {
  delete answers[question.key]
  if (question.kind !== 'computed' && question.comment !== undefined)
    delete answers[question.comment.key]
}

function answer(question: Asked, answers: Answers, scope: Scope, dice: Dice): void {
  const isMade =
    question.kind === 'list' ||
    question.kind === 'table' ||
    question.kind === 'grid' ||
    question.kind === 'fields'
  if (answers[question.key] === undefined || isMade) {
    const must =
      isRequired(question, scope) || isMade || (question.kind === 'many' && (question.min ?? 0) > 0)
    if (!must && dice.roll() < 0.2) return
    const value = answerTo(question, answers[question.key], scope, dice)
    if (value !== undefined) answers[question.key] = value
  }
  comment(question, answers, dice)
}

function comment({ comment: line, key }: Asked, answers: Answers, dice: Dice): void {
  if (line === undefined) return
  const value = answers[key]
  const chosen = Array.isArray(value) ? value.includes(line.when) : value === line.when
  if (line.when !== undefined && !chosen) delete answers[line.key]
  else if (line.when !== undefined || dice.roll() < 0.5) answers[line.key] ??= '写一点别的'
}

/** One answer a person could give; undefined where none was found. */
export function answerTo(question: Asked, old: unknown, scope: Scope, dice: Dice): unknown {
  if (question.kind === 'one') return dice.pick(selectable(question.choices, scope))?.value
  if (question.kind === 'many') return several(question, scope, dice)
  if (question.kind === 'rank') return ranked(question, scope, dice)
  if (question.kind === 'write') return writtenOf(question, scope, dice)
  if (question.kind === 'grid') return grid(question, old, scope, dice)
  if (question.kind === 'fields') {
    const made = fill(question.items, isAnswers(old) ? old : {}, () => scope, dice)
    return Object.keys(made).length === 0 ? undefined : made
  }
  return question.kind === 'table'
    ? table(question, old, scope, dice)
    : list(question, old, scope, dice)
}

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const selectable = (choices: Many['choices'], scope: Scope) => shownChoices(choices, scope)

function several(question: Many, scope: Scope, dice: Dice): unknown {
  const shown = selectable(question.choices, scope)
  const alone = shown.filter((choice) => choice.alone === true)
  if (alone.length > 0 && dice.roll() < 0.15) return [dice.pick(alone)?.value]
  const others = shown.filter((choice) => choice.alone !== true)
  const count = Math.max(1, countsIn(question).min ?? 1)
  const most = Math.min(
    question.max ?? others.length,
    countsIn(question).max ?? others.length,
    others.length,
  )
  const chosen = dice.some(others, dice.between(count, Math.max(count, most)))
  return chosen.length === 0 ? undefined : chosen.map((choice) => choice.value)
}

/** The stricter of the question's own limits and of its answer-count checks. */
function countsIn(question: Many | Rank): { min?: number; max?: number } {
  const check = question.checks?.find((one) => one.is === 'count')
  const min = Math.max(question.min ?? 0, check?.is === 'count' ? (check.min ?? 0) : 0)
  const max = Math.min(question.max ?? 1e6, check?.is === 'count' ? (check.max ?? 1e6) : 1e6)
  return { min, max }
}

function ranked(question: Rank, scope: Scope, dice: Dice): unknown {
  const shown = selectable(question.choices, scope)
  const { min = 0, max = shown.length } = countsIn(question)
  const count =
    question.some === true
      ? dice.between(Math.max(1, min), Math.min(max, shown.length))
      : shown.length
  return dice.some(shown, count).map((choice) => choice.value)
}

function writtenOf(question: Write, scope: Scope, dice: Dice): unknown {
  const from = question.from === undefined ? undefined : runner(question.from)(scope)
  const to = question.to === undefined ? undefined : runner(question.to)(scope)
  return writtenAnswer(question, from, to, dice)
}

function grid(question: Grid, old: unknown, scope: Scope, dice: Dice): unknown {
  const before = isAnswers(old) ? old : {}
  const must = question.each === true || question.required !== undefined
  const made: Answers = {}
  let left = selectable(question.choices, scope)
  for (const row of shownRows(question.rows, scope)) {
    const key = String(row.value)
    const kept = left.find((one) => one.value === before[key])
    const choice = kept ?? (must || dice.roll() < 0.8 ? dice.pick(left) : undefined)
    if (choice === undefined) continue
    made[key] = choice.value
    if (question.unique === true) left = left.filter((one) => one !== choice)
  }
  return Object.keys(made).length === 0 ? undefined : made
}

function table(question: Table, old: unknown, scope: Scope, dice: Dice): unknown {
  const before = isAnswers(old) ? old : {}
  const rows = shownRows(question.rows, scope).flatMap((row) => {
    const key = String(row.value)
    const place = { rowIndex: question.rows.indexOf(row) + 1, rowName: row.value }
    const given = isAnswers(before[key]) ? before[key] : {}
    const made = settled(
      question.columns,
      given,
      (current) => entryScope(current, scope, place),
      dice,
    )
    return Object.keys(made).length === 0 ? [] : [[key, made] as const]
  })
  return rows.length === 0 ? undefined : Object.fromEntries(rows)
}

function list(question: List, old: unknown, scope: Scope, dice: Dice): unknown {
  const before = Array.isArray(old) ? old : undefined
  const count =
    before?.length ??
    dice.between(Math.max(question.min, 1), Math.min(question.max, Math.max(question.min, 1) + 3))
  const entries = Array.from({ length: count }, (_, index) => {
    const place = { panelIndex: index, rowIndex: index + 1 }
    const given = isAnswers(before?.[index]) ? before[index] : {}
    return settled(question.elements, given, (current) => entryScope(current, scope, place), dice)
  })
  return entries
}

function settled(
  elements: readonly Element[],
  given: Answers,
  scopeOf: ScopeOf,
  dice: Dice,
): Answers {
  let answers = given
  for (let round = 0; round < 4; round += 1) answers = fill(elements, answers, scopeOf, dice)
  return answers
}
