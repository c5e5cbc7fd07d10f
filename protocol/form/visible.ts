import { holds, runner, type Scope } from './evaluate.ts'
import type { Choice, Element, Form, Group, Page, Question, Required, Row } from './form.ts'

/** A question where it stands: the groups around it from the outside in, and what its conditions read. */
export interface Shown {
  readonly page: Page
  readonly groups: readonly Group[]
  readonly element: Exclude<Element, Group>
  readonly scope: Scope
}

const isShown = (part: { readonly show?: Question['show'] }, scope: Scope): boolean =>
  part.show === undefined || holds(part.show, scope)

/** What is shown for these answers, in reading order; passive notices too, groups as surroundings. */
export function shownIn(form: Form, scope: Scope): Shown[] {
  const full = withValues(form, scope)
  return form.pages
    .filter((page) => isShown(page, full))
    .flatMap((page) => shownAmong(page.elements, full).map((shown) => ({ page, ...shown })))
}

/** The same inside one page, group or list entry. */
export function shownAmong(
  elements: readonly Element[],
  scope: Scope,
  groups: readonly Group[] = [],
): Omit<Shown, 'page'>[] {
  return elements
    .filter((element) => isShown(element, scope))
    .flatMap((element) =>
      element.kind === 'group'
        ? shownAmong(element.elements, scope, [...groups, element])
        : [{ groups, element, scope }],
    )
}

type Completer = (scope: Scope) => Scope

const completers = new WeakMap<Form, Completer>()

/** The scope with the form's calculated values, each of which may read those before it. */
export function withValues(form: Form, scope: Scope): Scope {
  if (form.values === undefined) return scope
  const complete = completers.get(form) ?? completer(form.values)
  completers.set(form, complete)
  return complete(scope)
}

function completer(calculated: NonNullable<Form['values']>): Completer {
  const ready = calculated.map(({ name, value }) => ({ name, run: runner(value) }))
  return (scope) => {
    const values: Record<string, unknown> = {}
    const full = { ...scope, values }
    for (const { name, run } of ready) values[name] = run(full)
    return full
  }
}

export const shownChoices = (choices: readonly Choice[], scope: Scope): Choice[] =>
  choices.filter((choice) => isShown(choice, scope))

export const shownRows = (rows: readonly Row[], scope: Scope): Row[] =>
  rows.filter((row) => isShown(row, scope))

export const isRequired = (part: { readonly required?: Required }, scope: Scope): boolean =>
  part.required !== undefined && holds(part.required, scope)

/** What conditions inside a row or an entry read. */
export const entryScope = (
  entry: unknown,
  scope: Scope,
  place: Readonly<Record<string, unknown>>,
): Scope => ({
  ...scope,
  row: isAnswers(entry) ? entry : {},
  ...(scope.row === undefined ? {} : { up: scope.row }),
  place,
})

const isAnswers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
