import { toNumber } from '../../../protocol/form/compare.ts'
import type { Check, Write } from '../../../protocol/form/form.ts'
import { wallDate, wallDay } from '../../../protocol/form/wall.ts'
import { serverTools } from '../patterns.ts'
import type { Dice } from './dice.ts'

const phrases = [
  '很好',
  '希望多办几次',
  '时间不合适，人太多',
  'a short line',
  '第2次来',
  '还行。',
  '👍 不错',
  'ok',
]

/** Samples for authors' patterns, tried in turn. */
const samples = [
  '13800138000',
  '400010',
  '023-63333333',
  'AB12',
  'ab',
  'ABC',
  '2024',
  '12',
  '7',
  'A1',
  '渝A12345',
  'abc123',
  '500101199001011234',
  'N-001',
]

/** One written answer within its limits; undefined where none was found. */
export function writtenAnswer(question: Write, from: unknown, to: unknown, dice: Dice): unknown {
  if (question.input === 'number' || question.input === 'range')
    return numeric(question, from, to, dice)
  if (question.input === 'date') return day(from, to, dice)
  if (question.input === 'datetime-local') return `${day(from, to, dice)}T0${dice.between(1, 9)}:30`
  if (question.input === 'month') return `20${dice.between(10, 40)}-0${dice.between(1, 9)}`
  if (question.input === 'time') return `${dice.between(10, 23)}:${dice.between(10, 59)}`
  if (question.input === 'color') return `#${dice.between(100000, 999999)}`
  if (question.input === 'email' || question.checks?.some((check) => check.is === 'email'))
    return `a${dice.between(1, 999)}@example.cn`
  return text(question, dice)
}

function numeric(question: Write, from: unknown, to: unknown, dice: Dice): number | undefined {
  const own = question.checks?.find((check) => check.is === 'number')
  const ends = own?.is === 'number' ? own : undefined
  const low = Math.max(finite(toNumber(from), -50), ends?.min ?? -1e9)
  const high = Math.min(finite(toNumber(to), 200), ends?.max ?? 1e9)
  const step = question.step ?? 1
  const steps = Math.floor(high / step) - Math.ceil(low / step)
  if (steps < 0) return undefined
  const value = (Math.ceil(low / step) + dice.between(0, steps)) * step
  return Number(value.toFixed(6)) + 0
}

const finite = (value: number, usual: number): number => (Number.isFinite(value) ? value : usual)

const dayLength = 24 * 3600_000

function day(from: unknown, to: unknown, dice: Dice): string {
  const low = finite(wallDate(from).getTime(), Date.UTC(1950, 0, 1))
  const high = finite(wallDate(to).getTime(), Math.max(low, Date.UTC(2025, 0, 1)))
  const days = Math.max(0, Math.floor((high - low) / dayLength))
  return wallDay(new Date(low + dice.between(0, days) * dayLength))
}

function text(question: Write, dice: Dice): string | undefined {
  const checks = question.checks ?? []
  const fits = (value: string): boolean =>
    value.length <= question.max && checks.every((check) => passes(check, value))
  if (checks.length === 0) return dice.pick(phrases.filter(fits))
  const long = phrases
    .join('')
    .repeat(3)
    .slice(0, Math.max(20, ...checks.map(leastLength)))
  return [...dice.some([...phrases, ...samples], 30), long].find(fits)
}

const leastLength = (check: Check): number => (check.is === 'length' ? (check.min ?? 0) : 0)

function passes(check: Check, value: string): boolean {
  if (check.is === 'pattern')
    return serverTools.pattern(check.source, check.ignoreCase === true)(value)
  if (check.is === 'number') return isWithin(toNumber(value), check)
  if (check.is !== 'length') return true
  return isWithin(value.length, check) && !(check.noDigits === true && /\d$/.test(value))
}

const isWithin = (
  value: number,
  { min = -1e9, max = 1e9 }: { min?: number; max?: number },
): boolean => value >= min && value <= max
