import { goalpost, goalpostSlope } from '../prepare/goalpost.ts'
import type { Goalposts, IndexName } from '../recipe.ts'
import type { LinearFigure } from './weighted-figure.ts'

const names = ['awareness', 'participation', 'satisfaction'] as const

/**
 * The worker index V of the survey channel, at unit level: V = 0.25 A* + 0.25 P* + 0.50 S, where A* and P* are goalpost
 * scores over all eligible workers and S is over those able to judge. Never per respondent: that would be computed on the
 * insiders and reward a unit that serves a few.
 *
 * The linearised values add up with the slope of each part; the slope is 0 where a goalpost cuts off.
 *
 * @returns value null when any weighted part is missing
 * @example A 62, P 36, S 81: 0.25 * 77.5 + 0.25 * 60 + 0.5 * 81 = 74.875
 * Source: methodology section 2.
 */
export function workerIndex(
  parts: Readonly<Record<IndexName, LinearFigure>>,
  weights: Readonly<Record<IndexName, number>>,
  goalposts: Goalposts,
): LinearFigure {
  const total = names.reduce((sum, name) => sum + weights[name], 0)
  const rows = parts.satisfaction.z.length
  const z = new Float64Array(rows)
  const contributes = new Uint8Array(rows)
  let value = 0
  for (const name of names) {
    const share = weights[name] / total
    const part = parts[name]
    if (share === 0) continue
    if (part.value === null) return { value: null, z: new Float64Array(rows), contributes }
    const [lower, upper] = goalposts[name] ?? [0, 100]
    // Posts at the ends of the scale never cut off, so 0 and 100 keep their slope there.
    const slope = goalposts[name] ? goalpostSlope(part.value, lower, upper) : 1
    value += share * goalpost(part.value, lower, upper)
    part.z.forEach((own, i) => {
      z[i] = (z[i] ?? 0) + share * slope * own
      if (part.contributes[i] === 1) contributes[i] = 1
    })
  }
  return { value, z, contributes }
}
