import type { Figure } from '../numbers.ts'
import { minMax } from '../prepare/normalise.ts'
import type { CombineMethod } from './combine.ts'
import { combine } from './combine.ts'

export interface Indicator {
  readonly code: string
  readonly direction: 1 | -1
  readonly weight: number
  readonly parent: string
  /** One value per unit, `NaN` missing. */
  readonly values: readonly number[]
}

export interface IndicatorGroup {
  readonly code: string
  readonly parent: string | null
  readonly weight: number
}

/**
 * A whole composite index: turn, min-max over the units, then aggregate group by group up to the top. For annexes and for
 * checking against other programs; the official index never normalises over units.
 *
 * @returns score and rank of the top group per unit (1 = best, ties share the smallest rank)
 * @throws RangeError without exactly one top group, or for a group that contains itself
 * Source: COINr; OECD/JRC Handbook 2008.
 */
export function composite(
  units: readonly string[],
  indicators: readonly Indicator[],
  groups: readonly IndicatorGroup[],
  range: readonly [number, number],
  method: CombineMethod,
): { scores: Record<string, Figure>; ranks: Record<string, Figure> } {
  const tops = groups.filter((group) => group.parent === null)
  const top = tops[0]
  if (top === undefined || tops.length > 1) {
    throw new RangeError('composite: exactly one group stands at the top')
  }
  const leaves = new Map<string, Figure[]>()
  for (const indicator of indicators) {
    leaves.set(
      indicator.code,
      minMax(
        indicator.values.map((x) => x * indicator.direction),
        range,
      ),
    )
  }
  const scoreOf = (code: string, unit: number, above: readonly string[]): Figure => {
    if (above.includes(code)) throw new RangeError(`composite: group ${code} contains itself`)
    const children = [...indicators, ...groups].filter((child) => child.parent === code)
    const values = children.map((child) => {
      const leaf = leaves.get(child.code)
      return (leaf ? leaf[unit] : scoreOf(child.code, unit, [...above, code])) ?? Number.NaN
    })
    return combine(
      method,
      values,
      children.map((child) => child.weight),
    )
  }
  const scores = units.map((_, unit) => scoreOf(top.code, unit, []))
  const ranks = scores.map((score) =>
    score === null ? null : 1 + scores.filter((other) => other !== null && other > score).length,
  )
  return {
    scores: Object.fromEntries(units.map((unit, i) => [unit, scores[i] ?? null])),
    ranks: Object.fromEntries(units.map((unit, i) => [unit, ranks[i] ?? null])),
  }
}
