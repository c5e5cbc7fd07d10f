import type { Scope } from '../evaluate.ts'
import type { Choice, Many, One, Rank, Scalar } from '../form.ts'
import { condition } from './condition.ts'
import { fault, type Run, type ValueCheck } from './fault.ts'

/** Finds a choice by its value, type and all; undefined where the value is none of the shown choices. */
export type Finder = (value: unknown, scope: Scope) => Choice | undefined

export function finder(choices: readonly Choice[]): Finder {
  const byValue = new Map<unknown, Choice>(choices.map((choice) => [choice.value, choice]))
  const shows = new Map<Choice, (scope: Scope) => boolean>()
  for (const choice of choices) {
    if (choice.show !== undefined) shows.set(choice, condition(choice.show))
  }
  if (shows.size === 0) return (value) => byValue.get(value)
  return (value, scope) => {
    const choice = byValue.get(value)
    if (choice === undefined) return undefined
    return (shows.get(choice)?.(scope) ?? true) ? choice : undefined
  }
}

/** `-0` is not the `0` of any list: JSON can say it, no page sends it. */
const isNegativeZero = (value: unknown): boolean => Object.is(value, -0)

export function oneCheck(question: One, pointer: string): ValueCheck {
  const find = finder(question.choices)
  return (value, run) => {
    if (isNegativeZero(value) || find(value, run.scope) === undefined) fault(run, pointer, 'choice')
  }
}

/** Reads a list of distinct shown choices; undefined, with its fault told, where it is none. */
function readList(
  value: unknown,
  run: Run,
  pointer: string,
  find: Finder,
): readonly Choice[] | undefined {
  if (!Array.isArray(value)) {
    fault(run, pointer, 'kind')
    return undefined
  }
  const chosen: Choice[] = []
  for (let place = 0; place < value.length; place += 1) {
    const choice = isNegativeZero(value[place]) ? undefined : find(value[place], run.scope)
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

export function manyCheck(question: Many, pointer: string): ValueCheck {
  const find = finder(question.choices)
  const { min = 0, max = question.choices.length } = question
  return (value, run) => {
    const chosen = readList(value, run, pointer, find)
    if (chosen === undefined || chosen.length === 0) return
    const isAlone = chosen.some((choice) => choice.alone === true)
    if (isAlone && chosen.length > 1) fault(run, pointer, 'alone')
    else if (!isAlone && chosen.length < min) fault(run, pointer, 'few', min)
    if (chosen.length > max) fault(run, pointer, 'many', max)
  }
}

export function rankCheck(question: Rank, pointer: string): ValueCheck {
  const find = finder(question.choices)
  const all = question.choices.map((choice) => choice.value)
  const { min = 0, max = all.length } = question
  const shownCount = (scope: Scope): number =>
    all.reduce((count: number, value: Scalar) => count + (find(value, scope) ? 1 : 0), 0)
  return (value, run) => {
    const ranked = readList(value, run, pointer, find)
    if (ranked === undefined || ranked.length === 0) return
    const least = question.some === true ? min : shownCount(run.scope)
    if (ranked.length < least) fault(run, pointer, 'few', least)
    if (ranked.length > max) fault(run, pointer, 'many', max)
  }
}
