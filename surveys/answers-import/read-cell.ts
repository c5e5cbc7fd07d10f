import type { MappedQuestion } from './mapping.ts'

/** Why a cell is not kept. */
export type Refusal =
  | 'not-a-number'
  | 'out-of-scale'
  | 'decimals'
  | 'unknown-value'
  | 'several-values'
  | 'unknown-unit'
  | 'unknown-wave'

/** What became of a cell: kept, empty (no answer), or refused. */
export type CellResult<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly why: Refusal }

const empty = { kind: 'empty' } as const
const refused = (why: Refusal) => ({ kind: 'refused', why }) as const

/** A decimal number as people write it; no hexadecimal, no exponent, no thousands. */
const number = /^[+-]?\d{1,9}(\.\d{1,9})?$/

/** The code of an attribute, a unit or a wave. */
export function readCode(
  cell: string,
  values: Readonly<Record<string, string>>,
  missing: ReadonlySet<string>,
  unknown: Refusal = 'unknown-value',
): CellResult<string> {
  const code = Object.hasOwn(values, cell) ? values[cell] : undefined
  if (code !== undefined) return { kind: 'value', value: code }
  if (cell === '' || missing.has(cell)) return empty
  const parts = cell.split(/[,;，；、]/).map((part) => part.trim())
  const several = parts.length > 1 && parts.every((part) => Object.hasOwn(values, part))
  return refused(several ? 'several-values' : unknown)
}

/** The raw score of a question, on its accepted scale. */
export function readScore(
  cell: string,
  { values, measure, decimals }: MappedQuestion,
  missing: ReadonlySet<string>,
): CellResult<number | string> {
  if (Object.hasOwn(values, cell)) return { kind: 'value', value: values[cell] ?? Number.NaN }
  if (measure.missing.includes(cell)) return { kind: 'value', value: cell }
  if (cell === '' || missing.has(cell)) return empty
  if (!number.test(cell)) return refused('not-a-number')
  const score = Number(cell)
  if (score < measure.scale[0] || score > measure.scale[1]) return refused('out-of-scale')
  if (!decimals && !Number.isInteger(score)) return refused('decimals')
  return { kind: 'value', value: score }
}
