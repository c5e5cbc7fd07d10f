/**
 * Places a score between two fixed posts and stretches that stretch to 0..100, cut off at both ends.
 *
 * Posts are fixed for three years, so a unit's score cannot move because another unit joined.
 *
 * @param value a score, `NaN` when missing
 * @param lower the post that counts 0
 * @param upper the post that counts 100, above `lower`
 * @returns 0..100, `NaN` for missing
 * @throws RangeError when the posts do not span a range
 * @example goalpost(62, 0, 80) // 77.5
 * Source: methodology sections 0 and 2; COINr `n_goalposts`.
 */
export function goalpost(value: number, lower: number, upper: number): number {
  if (!(upper > lower))
    throw new RangeError('goalpost: the upper post must lie above the lower one')
  const placed = ((value - lower) / (upper - lower)) * 100
  return Math.min(100, Math.max(0, placed))
}

/**
 * How strongly the goalpost score answers to its input: 100 / (upper - lower) between the posts, 0 where it is cut off.
 * Used to carry a standard error through the posts (delta method).
 */
export function goalpostSlope(value: number, lower: number, upper: number): number {
  return value > lower && value < upper ? 100 / (upper - lower) : 0
}
