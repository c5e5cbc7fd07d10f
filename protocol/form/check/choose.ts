import type { Scope } from '../evaluate.ts'
import type { Choice, Many, One, Rank } from '../form.ts'
import type { Condition } from './condition.ts'
import { fault, type Kit, type Run, type ValueCheck } from './fault.ts'

/** Choices by their values, type and all, and the conditions of those that are not always shown. */
export interface Choices {
  readonly byValue: ReadonlyMap<unknown, Choice>
  readonly shows: ReadonlyMap<Choice, Condition> | undefined
}

export function readyChoices(choices: readonly Choice[], kit: Kit): Choices {
  const shows = new Map<Choice, Condition>()
  for (const choice of choices)
    if (choice.show !== undefined) shows.set(choice, kit.condition(choice.show))
  return {
    byValue: new Map<unknown, Choice>(choices.map((choice) => [choice.value, choice])),
    shows: shows.size === 0 ? undefined : shows,
  }
}

/** The shown choice of a value; undefined where there is none. `-0` is not the `0` of any list: no page sends it. */
export function find(
  { byValue, shows }: Choices,
  value: unknown,
  scope: Scope,
): Choice | undefined {
  const choice = Object.is(value, -0) ? undefined : byValue.get(value)
  if (shows === undefined || choice === undefined) return choice
  return (shows.get(choice)?.(scope) ?? true) ? choice : undefined
}

export function oneCheck(question: One, pointer: string, kit: Kit): ValueCheck {
  const choices = readyChoices(question.choices, kit)
  return (value, run) => {
    if (find(choices, value, run.scope) === undefined) fault(run, pointer, 'choice')
  }
}

/** Reads a list of distinct shown choices; undefined, with its fault told, where it is none. */
function readList(
  value: unknown,
  run: Run,
  pointer: string,
  choices: Choices,
): readonly Choice[] | undefined {
  if (!Array.isArray(value)) {
    fault(run, pointer, 'kind')
    return undefined
  }
  const chosen: Choice[] = []
  for (let place = 0; place < value.length; place += 1) {
    const choice = find(choices, value[place], run.scope)
    if (choice === undefined) {
      fault(run, `${pointer}/${place}`, 'choice')
      return undefined
    }
    if (chosen.includes(choice)) {
      fault(run, `${pointer}/${place}`, 'repeated')
      return undefined
    }
    chosen.push(choice)
  }
  return chosen
}

export function manyCheck(question: Many, pointer: string, kit: Kit): ValueCheck {
  const choices = readyChoices(question.choices, kit)
  const { min = 0, max = question.choices.length } = question
  return (value, run) => {
    const chosen = readList(value, run, pointer, choices)
    if (chosen === undefined || chosen.length === 0) return
    const isAlone = chosen.some((choice) => choice.alone === true)
    if (isAlone && chosen.length > 1) fault(run, pointer, 'alone')
    else if (!isAlone && chosen.length < min) fault(run, pointer, 'few', min)
    if (chosen.length > max) fault(run, pointer, 'many', max)
  }
}

export function rankCheck(question: Rank, pointer: string, kit: Kit): ValueCheck {
  const choices = readyChoices(question.choices, kit)
  const all = question.choices.map((choice) => choice.value)
  const { min = 0, max = all.length } = question
  const shownCount = (scope: Scope): number =>
    choices.shows === undefined
      ? all.length
      : all.filter((value) => find(choices, value, scope) !== undefined).length
  return (value, run) => {
    const ranked = readList(value, run, pointer, choices)
    if (ranked === undefined || ranked.length === 0) return
    const least = question.some === true ? min : shownCount(run.scope)
    if (ranked.length < least) fault(run, pointer, 'few', least)
    if (ranked.length > max) fault(run, pointer, 'many', max)
  }
}
