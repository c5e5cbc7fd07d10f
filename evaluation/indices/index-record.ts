import { createHash } from 'node:crypto'
import type { CityResult, UnitResult } from '../../scoring/index.ts'

/** The style code under which the whole city's figures of a round are kept. */
export const cityStyle = '*'

/** One computed result: data, recipe and seed together, so that it can be computed again. */
export interface IndexRecord {
  readonly id: string
  readonly round: string
  /** A style of the round, or `*` for the city. */
  readonly style: string
  readonly unit?: string | undefined
  readonly mode: 'ballot' | 'open' | 'identified' | 'imported'
  readonly recipe: string
  readonly recipeVersion: number
  /** SHA-256 over everything the result was computed from. */
  readonly inputHash: string
  readonly seed: string
  /** Ballot-mode rounds: the last seal batch inside the figures. */
  readonly batch?: number | undefined
  /** Responses by provenance. */
  readonly provenance: Readonly<Record<string, number>>
  readonly result: UnitResult | CityResult
  readonly computedAt: Date
  readonly demo: boolean
}

export const isUnitResult = (result: IndexRecord['result']): result is UnitResult =>
  'unit' in result

/** The seed of everything random in a result: its recipe and its input, nothing else (methodology 9). */
export const seedOf = (recipe: string, version: number, inputHash: string): string =>
  createHash('sha256').update(`${recipe}@${version}:${inputHash}`).digest('hex')

type Sink = (text: string | Uint8Array) => void

function writeObject(part: object, sink: Sink): void {
  sink('{')
  for (const [key, each] of Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    sink(`${key}=`)
    write(each, sink)
  }
  sink('}')
}

function write(part: unknown, sink: Sink): void {
  if (ArrayBuffer.isView(part)) {
    sink(`#${part.byteLength}:`)
    sink(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  } else if (Array.isArray(part)) {
    sink(`[${part.length}:`)
    for (const each of part) write(each, sink)
  } else if (typeof part === 'object' && part !== null) writeObject(part, sink)
  else sink(`${typeof part}:${String(part)};`)
}

/** Hash of plain data and number columns; the same input in the same order gives the same hash. */
export function inputHashOf(value: unknown): string {
  const hash = createHash('sha256')
  write(value, (text) => hash.update(text))
  return hash.digest('hex')
}
