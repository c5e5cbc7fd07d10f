/**
 * Ends of an axis that holds all intervals, on whole tens inside 0–100 and at least 20 long.
 *
 * @param bounds lower and upper ends of all intervals, 0–100
 */
export function roundAxis(bounds: readonly number[]): {
  readonly min: number
  readonly max: number
} {
  const least = Math.min(100, ...bounds)
  const most = Math.max(0, ...bounds)
  const min = Math.max(0, Math.min(80, Math.floor(least / 10) * 10))
  const max = Math.min(100, Math.max(min + 20, Math.ceil(most / 10) * 10))
  return { min, max }
}
