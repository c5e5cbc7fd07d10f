import type { Figure } from '../numbers.ts'

/**
 * Benjamini-Hochberg: of many comparisons at once, which are findings if a share q of false ones is accepted?
 *
 * @param p p values; null = not tested, stays null and does not count
 * @param q accepted share of false findings, 0..1
 * @returns adjusted p values and whether each is a finding
 * @throws RangeError for a p value outside 0..1
 * @example benjaminiHochberg([0.02, null, 0.03, 0.2], 0.1).adjusted // [0.045, null, 0.045, 0.2]
 * Source: Benjamini & Hochberg 1995 JRSS B 57:289.
 */
export function benjaminiHochberg(
  p: readonly Figure[],
  q: number,
): { adjusted: Figure[]; rejected: (boolean | null)[] } {
  if (p.some((value) => value !== null && !(value >= 0 && value <= 1))) {
    throw new RangeError('benjaminiHochberg: p values must lie between 0 and 1')
  }
  const tested = p.flatMap((value, i) => (value === null ? [] : [{ value, i }]))
  tested.sort((a, b) => b.value - a.value)
  const adjusted: Figure[] = p.map(() => null)
  let smallest = 1
  for (const [place, { value, i }] of tested.entries()) {
    smallest = Math.min(smallest, (value * tested.length) / (tested.length - place))
    adjusted[i] = smallest
  }
  return { adjusted, rejected: adjusted.map((value) => (value === null ? null : value <= q)) }
}
