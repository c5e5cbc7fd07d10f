import type { Figure } from '../numbers.ts'

export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval'

/**
 * Krippendorff's alpha: agreement of observers on graded rubrics, with gaps allowed. 1 = perfect, 0 = chance; 0.667 is the bar.
 *
 * alpha = 1 - observed / expected disagreement over values that can be paired (units with at least two).
 *
 * @param ratings observers x units, `NaN` missing
 * @returns null without variation or without a unit that two observers rated
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
 */
export function krippendorffAlpha(
  ratings: readonly (readonly number[])[],
  level: MeasurementLevel,
): Figure {
  const unitCount = ratings.reduce((most, row) => Math.max(most, row.length), 0)
  const units = Array.from({ length: unitCount }, (_, u) =>
    ratings.map((row) => row[u] ?? Number.NaN).filter((x) => !Number.isNaN(x)),
  ).filter((values) => values.length > 1)
  const pairable = units.flat()
  const categories = [...new Set(pairable)].sort((a, b) => a - b)
  const counts = categories.map((c) => pairable.filter((x) => x === c).length)
  const index = new Map(categories.map((c, i) => [c, i]))
  const distance = distances(categories, counts, level)
  const between = (a: number, b: number) => distance[index.get(a) ?? 0]?.[index.get(b) ?? 0] ?? 0
  let observed = 0
  for (const values of units) {
    let within = 0
    for (const [i, a] of values.entries()) {
      for (const [j, b] of values.entries()) if (i !== j) within += between(a, b)
    }
    observed += within / (values.length - 1)
  }
  const expected = counts.reduce(
    (sum, a, i) => sum + counts.reduce((inner, b, j) => inner + a * b * (distance[i]?.[j] ?? 0), 0),
    0,
  )
  if (expected === 0) return null
  return 1 - ((pairable.length - 1) * observed) / expected
}

function distances(
  categories: readonly number[],
  counts: readonly number[],
  level: MeasurementLevel,
): number[][] {
  return categories.map((a, i) =>
    categories.map((b, j) => {
      if (i === j) return 0
      if (level === 'nominal') return 1
      if (level === 'interval') return (a - b) ** 2
      // Ordinal: how many values lie between the two ranks, the ends counted half.
      const between = counts
        .slice(Math.min(i, j), Math.max(i, j) + 1)
        .reduce((sum, n) => sum + n, 0)
      return (between - ((counts[i] ?? 0) + (counts[j] ?? 0)) / 2) ** 2
    }),
  )
}
