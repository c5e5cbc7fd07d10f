import type { Numbers } from '../numbers.ts'
import type { CodedMargin, Margin } from './margin.ts'
import { codeMargin } from './margin.ts'

export interface RakeOptions {
  /** Cycles over all margins. */
  readonly maxIterations: number
  /** Largest relative distance of a weighted total from its target. */
  readonly tolerance: number
}

/** Weights, or why there are none. Half-raked weights are never returned. */
export type Raked =
  | { readonly converged: true; readonly weights: Float64Array; readonly iterations: number }
  | { readonly converged: false; readonly reason: RakeRefusal }

export type RakeRefusal = 'totals-differ' | 'empty-category' | 'no-respondents' | 'not-converged'

/**
 * Raking (iterative proportional fitting): scales the weights margin after margin until the respondents match the frame
 * on every margin at once. So nobody's voice is lost because others answered more often.
 *
 * Respondents of one joint cell always share one factor, so the work per cycle grows with the cells, not the people.
 *
 * @param baseWeights positive, one per respondent
 * @param margins category per respondent and target counts, all margins of the same total
 * @returns `converged: false` with the reason when the margins cannot be met
 * @throws RangeError for a respondent without target, a weight that is not positive, or columns of different length
 * Source: Deming & Stephan 1940; R survey `rake`; methodology section 4.
 */
export function rake(
  baseWeights: Numbers,
  margins: readonly Margin[],
  options: RakeOptions,
): Raked {
  const coded = margins.map(codeMargin)
  guard(baseWeights, coded)
  if (baseWeights.length === 0) return { converged: false, reason: 'no-respondents' }
  if (!totalsAgree(coded, options.tolerance)) return { converged: false, reason: 'totals-differ' }
  const { cells, cellOf } = jointCells(baseWeights, coded)
  if (hasEmptyCategory(coded, cells)) return { converged: false, reason: 'empty-category' }
  for (let cycle = 1; cycle <= options.maxIterations; cycle += 1) {
    for (const [m, margin] of coded.entries()) scaleMargin(cells, margin, m)
    if (!fits(cells, coded, options.tolerance)) continue
    const weights = Float64Array.from(cellOf, (cell, i) => {
      const { start, sum } = cells[cell] ?? { start: 1, sum: Number.NaN }
      return ((baseWeights[i] ?? Number.NaN) * sum) / start
    })
    return { converged: true, weights, iterations: cycle }
  }
  return { converged: false, reason: 'not-converged' }
}

interface Cell {
  readonly codes: readonly number[]
  start: number
  sum: number
}

function guard(baseWeights: Numbers, margins: readonly CodedMargin[]): void {
  if (margins.length === 0) throw new RangeError('rake: at least one margin is needed')
  if (margins.some((margin) => margin.codes.length !== baseWeights.length)) {
    throw new RangeError('rake: every margin needs one category per respondent')
  }
  for (let i = 0; i < baseWeights.length; i += 1) {
    const weight = baseWeights[i] ?? Number.NaN
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError('rake: base weights must be positive numbers')
    }
  }
}

const totalOf = (margin: CodedMargin): number => margin.totals.reduce((sum, x) => sum + x, 0)

function totalsAgree(margins: readonly CodedMargin[], tolerance: number): boolean {
  const totals = margins.map(totalOf)
  const largest = Math.max(...totals)
  return largest > 0 && largest - Math.min(...totals) <= tolerance * largest
}

function jointCells(baseWeights: Numbers, margins: readonly CodedMargin[]) {
  const index = new Map<string, number>()
  const cells: Cell[] = []
  const cellOf = Int32Array.from({ length: baseWeights.length }, (_, i) => {
    const codes = margins.map((margin) => margin.codes[i] ?? -1)
    const key = codes.join()
    let cell = index.get(key)
    if (cell === undefined) {
      cell = cells.push({ codes, start: 0, sum: 0 }) - 1
      index.set(key, cell)
    }
    const held = cells[cell]
    if (held) held.start += baseWeights[i] ?? 0
    return cell
  })
  for (const cell of cells) cell.sum = cell.start
  return { cells, cellOf }
}

function hasEmptyCategory(margins: readonly CodedMargin[], cells: readonly Cell[]): boolean {
  return margins.some((margin, m) =>
    margin.totals.some((total, code) => total > 0 && !cells.some((cell) => cell.codes[m] === code)),
  )
}

function sums(cells: readonly Cell[], margin: CodedMargin, m: number): Float64Array {
  const result = new Float64Array(margin.totals.length)
  for (const cell of cells) {
    const code = cell.codes[m] ?? 0
    result[code] = (result[code] ?? 0) + cell.sum
  }
  return result
}

function scaleMargin(cells: readonly Cell[], margin: CodedMargin, m: number): void {
  const current = sums(cells, margin, m)
  for (const cell of cells) {
    const code = cell.codes[m] ?? 0
    const sum = current[code] ?? 0
    if (sum > 0) cell.sum *= (margin.totals[code] ?? 0) / sum
  }
}

function fits(cells: readonly Cell[], margins: readonly CodedMargin[], tolerance: number): boolean {
  return margins.every((margin, m) => {
    const current = sums(cells, margin, m)
    return margin.totals.every(
      (total, code) => Math.abs((current[code] ?? 0) - total) <= tolerance * total,
    )
  })
}
