import { alignDates } from '../align-dates.ts'
import { isEmpty } from '../compare.ts'
import { runner, type Scope } from '../evaluate.ts'
import type { Expression } from '../expression.ts'
import type { Input, Write } from '../form.ts'
import { isBroken, isLongerThan, isPlain, isUntidy } from '../hygiene.ts'
import { isDayText, isDayTimeText, isTimeText, wallDate, wallDay } from '../wall.ts'
import { fault, type Rule, type Run, type ValueCheck } from './fault.ts'

/** The address pattern survey-core uses is too slow on hostile text; this one accepts a subset of it. */
const email =
  /^[^\s<>()[\].,;:@"]+(?:\.[^\s<>()[\].,;:@"]+)*@(?:[^\s<>()[\].,;:@"=]+\.)+[^\s<>()[\].,;:@"=]{2,}$/

export const isEmailText = (text: string): boolean => text.length <= 254 && email.test(text)

const formats: Partial<Record<Input, { rule: Rule; test: (text: string) => boolean }>> = {
  date: { rule: 'date', test: isDayText },
  'datetime-local': { rule: 'date', test: isDayTimeText },
  month: { rule: 'date', test: (text) => /^\d{4}-\d{2}$/.test(text) && isDayText(`${text}-01`) },
  time: { rule: 'time', test: isTimeText },
  email: { rule: 'email', test: isEmailText },
  color: { rule: 'color', test: (text) => /^#[0-9a-fA-F]{6}$/.test(text) },
}

/** The last day survey-core lets a date be when the author names none. */
const lastDay = '2999-12-31'

type Bound = (scope: Scope) => unknown

const bound = (expression: Expression | undefined): Bound | undefined =>
  expression === undefined ? undefined : runner(expression)

export function writeCheck(question: Write, pointer: string): ValueCheck {
  return question.input === 'number' || question.input === 'range'
    ? numberCheck(question, pointer)
    : textCheck(question, pointer)
}

function numberCheck(question: Write, pointer: string): ValueCheck {
  const limits = limitsCheck(question, pointer)
  const { step } = question
  return (value, run) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) {
      fault(run, pointer, 'kind')
      return
    }
    limits?.(value, run)
    if (step !== undefined && !isMultiple(value, step)) fault(run, pointer, 'step', step)
  }
}

/** Whether a value is a whole number of steps, to six decimals. */
function isMultiple(value: number, step: number): boolean {
  const steps = value / step
  return Math.abs(steps - Math.round(steps)) < 1e-6 / Math.max(1, Math.abs(step))
}

function textCheck(question: Write, pointer: string): ValueCheck {
  const inside = formatCheck(question, pointer)
  return (value, run) => {
    if (typeof value !== 'string') fault(run, pointer, 'kind')
    else if (value !== '' && readText(value, run, pointer, question.max)) inside(value, run)
  }
}

function formatCheck(question: Write, pointer: string): (text: string, run: Run) => void {
  const limits = limitsCheck(question, pointer)
  const format = formats[question.input]
  const isOneLine = question.lines === undefined
  return (text, run) => {
    if (isOneLine && /[\r\n]/.test(text)) fault(run, pointer, 'characters')
    if (format !== undefined && !format.test(text)) fault(run, pointer, format.rule)
    else limits?.(text, run)
  }
}

/** Length and characters of a written text; false when a fault was told. */
export function readText(text: string, run: Run, pointer: string, max: number): boolean {
  run.written += text.length
  if (isLongerThan(text, max)) {
    fault(run, pointer, 'long', max)
    return false
  }
  if (isPlain(text)) return true
  if (isBroken(text)) {
    fault(run, pointer, 'characters')
    return false
  }
  if (isUntidy(text)) run.untidy.push(run.at + pointer)
  return true
}

function limitsCheck(question: Write, pointer: string): ValueCheck | undefined {
  const isDate = question.input === 'date' || question.input === 'datetime-local'
  const from = bound(question.from)
  const to = bound(question.to ?? (isDate ? lastDay : undefined))
  if (from === undefined && to === undefined) return undefined
  return (value, run) => {
    const lowest = from?.(run.scope)
    const highest = to?.(run.scope)
    if (!isEmpty(lowest) && isBelow(value, lowest, isDate))
      fault(run, pointer, 'low', shown(lowest))
    if (!isEmpty(highest) && isBelow(highest, value, isDate))
      fault(run, pointer, 'high', shown(highest))
  }
}

const shown = (limit: unknown): string | number =>
  typeof limit === 'number' ? limit : limit instanceof Date ? wallDay(limit) : String(limit)

function isBelow(left: unknown, right: unknown, isDate: boolean): boolean {
  if (isDate) return isEarlier(left, right)
  if (typeof left === 'number' && typeof right === 'number') return left < right
  const [one, other] = alignDates(left, right)
  if (typeof one === 'string' && typeof other === 'string') return one < other
  return Number(one) < Number(other)
}

/** Two days as texts stand in the order of the calendar. */
function isEarlier(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string' && left.length === right.length)
    return left < right
  return wallDate(left).getTime() < wallDate(right).getTime()
}
