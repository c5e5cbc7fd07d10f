import type { Check } from '../author-check.ts'
import { isEmpty, isNumber, toNumber } from '../compare.ts'
import { isTrue, runner } from '../evaluate.ts'
import { codePoints } from '../hygiene.ts'
import { fault, type Tools, type ValueCheck } from './fault.ts'
import { isEmailText } from './write.ts'

/** The author's own checks on a value that is there. */
export function checksCheck(
  checks: readonly Check[],
  pointer: string,
  tools: Tools,
): ValueCheck | undefined {
  const ready = checks.map((check) => checkOf(check, pointer, tools))
  if (ready.length === 0) return undefined
  return (value, run) => {
    for (const check of ready) check(value, run)
  }
}

function checkOf(check: Check, pointer: string, tools: Tools): ValueCheck {
  if (check.is === 'number') return numberOf(check, pointer)
  if (check.is === 'length') return lengthOf(check, pointer)
  if (check.is === 'count') return countOf(check, pointer)
  if (check.is === 'pattern') {
    const test = tools.pattern(check.source, check.ignoreCase === true)
    return (value, run) => {
      if (!isEmpty(value) && !everyText(value, test))
        fault(run, pointer, 'pattern', undefined, check.say)
    }
  }
  if (check.is === 'expression') {
    const result = runner(check.holds)
    return (_, run) => {
      if (!isTrue(result(run.scope))) fault(run, pointer, 'expression', undefined, check.say)
    }
  }
  return (value, run) => {
    if (!isEmpty(value) && !(typeof value === 'string' && isEmailText(value)))
      fault(run, pointer, 'email', undefined, check.say)
  }
}

const everyText = (value: unknown, test: (text: string) => boolean): boolean =>
  Array.isArray(value)
    ? value.every((one) => test(String(one))) && test(String(value))
    : test(String(value))

function numberOf(check: Check & { is: 'number' }, pointer: string): ValueCheck {
  return (value, run) => {
    if (isEmpty(value)) return
    const read = toNumber(value)
    if (!isNumber(value)) fault(run, pointer, 'kind', undefined, check.say)
    else if (check.min !== undefined && read < check.min)
      fault(run, pointer, 'low', check.min, check.say)
    else if (check.max !== undefined && read > check.max)
      fault(run, pointer, 'high', check.max, check.say)
  }
}

/** The least length counts code points, never more than survey-core's UTF-16 units; so does the greatest. */
function lengthOf(check: Check & { is: 'length' }, pointer: string): ValueCheck {
  return (value, run) => {
    if (isEmpty(value) || typeof value !== 'string') return
    if (check.noDigits === true && /\d$/.test(value))
      fault(run, pointer, 'digits', undefined, check.say)
    else if (check.min !== undefined && codePoints(value) < check.min)
      fault(run, pointer, 'short', check.min, check.say)
    else if (check.max !== undefined && value.length > check.max)
      fault(run, pointer, 'long', check.max, check.say)
  }
}

function countOf(check: Check & { is: 'count' }, pointer: string): ValueCheck {
  return (value, run) => {
    if (!Array.isArray(value) || value.length === 0) return
    if (check.min !== undefined && value.length < check.min)
      fault(run, pointer, 'few', check.min, check.say)
    else if (check.max !== undefined && value.length > check.max)
      fault(run, pointer, 'many', check.max, check.say)
  }
}
