import { isEmpty, isRecord, isSame } from '../compare.ts'
import type { Scope } from '../evaluate.ts'
import type { Fields, Grid, List, Table } from '../form.ts'
import { entryScope } from '../visible.ts'
import { find, readyChoices } from './choose.ts'
import {
  fault,
  type Kit,
  pointerTo,
  type Rule,
  type Run,
  type SheetCheck,
  type ValueCheck,
} from './fault.ts'
import { type Rows, readyRows } from './rows.ts'

/** Answers that are made of answers: grids, groups of lines, tables and lists of entries. */

/** The rows' answers in the order of the rows; undefined, with its fault told, where the value is no object. */
function rowAnswers(
  value: unknown,
  { keys, placeOf }: Rows,
  run: Run,
  pointer: string,
): unknown[] | undefined {
  if (!isRecord(value)) {
    fault(run, pointer, 'kind')
    return undefined
  }
  const answers = keys.map(() => undefined as unknown)
  for (const key in value) {
    const place = placeOf.get(key)
    if (place === undefined) fault(run, pointer + pointerTo(key), 'unknown')
    else answers[place] = value[key]
  }
  return answers
}

export function gridCheck(question: Grid, pointer: string, kit: Kit): ValueCheck {
  const choices = readyChoices(question.choices, kit)
  const rows = readyRows(question.rows, pointer, kit)
  const missing = question.each === true ? 'required' : undefined
  const ruleBroken = (value: unknown, isShown: boolean, scope: Scope): Rule | undefined => {
    if (value === undefined) return isShown ? missing : undefined
    if (!isShown) return 'hidden'
    return find(choices, value, scope) === undefined ? 'choice' : undefined
  }
  return (value, run) => {
    const answers = rowAnswers(value, rows, run, pointer)
    if (answers === undefined) return
    const shown = rows.shown?.(run.scope)
    for (let place = 0; place < answers.length; place += 1) {
      const rule = ruleBroken(answers[place], shown?.[place] ?? true, run.scope)
      if (rule !== undefined) fault(run, rows.pointers[place] ?? '', rule)
    }
    if (question.unique === true && isRepeating(answers)) fault(run, pointer, 'repeated')
  }
}

function isRepeating(answers: readonly unknown[]): boolean {
  const used = answers.filter((answer) => answer !== undefined)
  return new Set(used).size < used.length
}

export function fieldsCheck(question: Fields, pointer: string, kit: Kit): ValueCheck {
  const sheet = kit.sheet(question.items)
  return (value, run) => within(value, run, pointer, sheet, run.scope)
}

/** Checks a value as a sheet of its own, with the pointer and the scope of its place. */
function within(value: unknown, run: Run, pointer: string, sheet: SheetCheck, scope: Scope): void {
  if (!isRecord(value)) {
    fault(run, pointer, 'kind')
    return
  }
  const { at, scope: around } = run
  run.at = at + pointer
  run.scope = scope
  sheet.check(value, run)
  run.at = at
  run.scope = around
}

export function tableCheck(question: Table, pointer: string, kit: Kit): ValueCheck {
  const sheet = kit.sheet(question.columns)
  const rows = readyRows(question.rows, pointer, kit)
  const { pointers, scalars } = rows
  const checkRow = (index: number, value: unknown, isShown: boolean, run: Run): void => {
    const own = pointers[index] ?? ''
    if (!isShown) {
      if (value !== undefined) fault(run, own, 'hidden')
      return
    }
    const place = { rowIndex: index + 1, rowName: scalars[index] }
    const answers = value === undefined ? {} : value
    within(answers, run, own, sheet, entryScope(answers, run.scope, place))
  }
  return (value, run) => {
    const answers = rowAnswers(value, rows, run, pointer)
    if (answers === undefined) return
    const shown = rows.shown?.(run.scope)
    for (let index = 0; index < answers.length; index += 1)
      checkRow(index, answers[index], shown?.[index] ?? true, run)
  }
}

export function listCheck(question: List, pointer: string, kit: Kit): ValueCheck {
  const sheet = kit.sheet(question.elements)
  const checkEntry = (entry: unknown, index: number, run: Run): void => {
    const scope = entryScope(entry, run.scope, { panelIndex: index, rowIndex: index + 1 })
    within(entry, run, `${pointer}/${index}`, sheet, scope)
  }
  const checkEntries = (entries: readonly unknown[], run: Run): void => {
    // Entries the page opens by itself count as empty ones: what is required in them is missing.
    const least = entries.length === 0 ? Math.max(question.start, question.min) : question.min
    for (let index = 0; index < Math.max(entries.length, least); index += 1)
      checkEntry(index < entries.length ? entries[index] : {}, index, run)
    for (const key of question.unique ?? []) uniqueCheck(entries, key, run, pointer)
  }
  return (value, run) => {
    if (!Array.isArray(value)) fault(run, pointer, 'kind')
    else if (value.length > question.max) fault(run, pointer, 'many', question.max)
    else checkEntries(value, run)
  }
}

function uniqueCheck(entries: readonly unknown[], key: string, run: Run, pointer: string): void {
  const values = entries.map((entry) => (isRecord(entry) ? entry[key] : undefined))
  values.forEach((value, index) => {
    const isRepeated = values.slice(0, index).some((earlier) => isSame(earlier, value))
    if (!isEmpty(value) && isRepeated)
      fault(run, `${pointer}/${index}${pointerTo(key)}`, 'repeated')
  })
}
