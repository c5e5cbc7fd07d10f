/** How raw answers of one kind become scores 0..100: published anchors per answer, or a straight line. */
export type ItemScale =
  | { readonly kind: 'anchors'; readonly scores: Readonly<Record<string, number>> }
  | { readonly kind: 'linear'; readonly low: number; readonly high: number }

/**
 * Turns one raw answer into a score of 0..100, higher is better.
 *
 * Grade words have fixed anchors, so that the bars 80 and 60 are the words 满意 and 基本满意;
 * numeric scales are stretched: 100 (x - low) / (high - low). An answer the scale does not know
 * (不了解, 不适用, out of range, `NaN`) is missing, never the midpoint.
 *
 * @param raw the stored answer, `NaN` when missing
 * @param polarity -1 for a reverse-worded item: its score is turned to 100 - score
 * @returns a score in 0..100, or `NaN` for missing (a column value, not a figure for display)
 * @example itemScore(7, { kind: 'linear', low: 1, high: 10 }) // 66.66666666666667
 * Source: methodology section 2.
 */
export function itemScore(raw: number, scale: ItemScale, polarity: 1 | -1 = 1): number {
  const score = straightScore(raw, scale)
  return polarity === 1 ? score : 100 - score
}

function straightScore(raw: number, scale: ItemScale): number {
  if (scale.kind === 'anchors') return scale.scores[raw] ?? Number.NaN
  if (!(scale.high > scale.low)) {
    throw new RangeError('itemScore: the high end of a linear scale must lie above its low end')
  }
  if (!(raw >= scale.low && raw <= scale.high)) return Number.NaN
  return (100 * (raw - scale.low)) / (scale.high - scale.low)
}
