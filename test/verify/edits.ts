import { canonicalJson } from '../../protocol/index.ts'
import { type Line, withEnd } from './bundle-line.ts'

type Members = { readonly [name: string]: unknown }
type Change = (value: unknown) => unknown

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value with one place inside it changed. Undefined takes the member away. */
export function at(value: unknown, path: readonly (string | number)[], change: Change): unknown {
  const [first, ...rest] = path
  if (first === undefined) return change(value)
  if (Array.isArray(value) && typeof first === 'number')
    return value.map((each, place) => (place === first ? at(each, rest, change) : each))
  if (!isMembers(value)) throw new Error(`there is no ${path.join('.')}`)
  const { [first]: old, ...others } = value
  const changed = at(old, rest, change)
  return changed === undefined ? others : { ...others, [first]: changed }
}

/** Which line: the nth of its kind, or the first that has these members. */
type Which = number | ((line: Line) => boolean)

function place(lines: readonly Line[], kind: string, which: Which): number {
  const places = lines.flatMap((line, at) => (line.kind === kind ? [at] : []))
  const found =
    typeof which === 'number'
      ? places.at(which)
      : places.find((at) => lines.slice(at, at + 1).some(which))
  if (found === undefined) throw new Error(`there is no such ${kind}`)
  return found
}

/** One place of one line changed; the count of lines at the end is kept right, as a careful forger would. */
export function edited(
  lines: readonly Line[],
  kind: string,
  which: Which,
  path: readonly (string | number)[],
  change: Change,
): Line[] {
  const target = place(lines, kind, which)
  return lines.map((line, at_) => {
    if (at_ !== target) return line
    const changed = at(line, path, change)
    if (!isMembers(changed)) throw new Error('a line is an object')
    return { kind, ...changed }
  })
}

export function without(lines: readonly Line[], kind: string, which: Which): Line[] {
  const target = place(lines, kind, which)
  return withEnd(lines.filter((_, at_) => at_ !== target))
}

/** Two lines of a kind change places. */
export function swapped(lines: readonly Line[], kind: string, one: Which, other: Which): Line[] {
  const [first, second] = [place(lines, kind, one), place(lines, kind, other)]
  return lines.map((line, at_) => {
    if (at_ === first) return lines[second] ?? line
    return at_ === second ? (lines[first] ?? line) : line
  })
}

/** A line put in behind the last of a kind. */
export function inserted(lines: readonly Line[], kind: string, line: Line): Line[] {
  const target = place(lines, kind, -1)
  return withEnd([...lines.slice(0, target + 1), line, ...lines.slice(target + 1)])
}

/** Rows put back where their bytes belong, so that their order gives nothing away. */
export function resorted(lines: readonly Line[]): Line[] {
  const key = ({ style, row }: Line) => `${style} ${canonicalJson(row)}`
  const rows = lines
    .filter(({ kind }) => kind === 'row')
    .toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
  return lines.map((line) => (line.kind === 'row' ? (rows.shift() ?? line) : line))
}

/** Another text of the same spelling: one bit of its first character turned. */
export const flipped: Change = (value) => {
  const text = String(value)
  return `${text.startsWith('a') ? 'b' : 'a'}${text.slice(1)}`
}

/** The next number that a double can hold. */
export const nextDouble: Change = (value) => {
  const bits = new BigUint64Array(Float64Array.of(Number(value)).buffer)
  bits[0] = (bits[0] ?? 0n) + 1n
  return new Float64Array(bits.buffer)[0]
}
