/**
 * The sampling fraction f = n / N that may shrink an interval (finite population correction), or 0 where it must not.
 *
 * It counts only where the register is the frame and the respondents stand for it by design or by number: drawn by lot, or a
 * response of at least `minimumResponse`. An open link never has it.
 *
 * @param n respondents; @param frameSize workers in the frame
 * @param responseRate answered of invited, null when nobody was invited by name
 * Source: methodology section 5.
 */
export function samplingFraction(
  n: number,
  frameSize: number,
  sampling: 'open' | 'census' | 'lot',
  responseRate: number | null,
  minimumResponse: number,
): number {
  if (sampling === 'open' || !(frameSize > 0)) return 0
  if (sampling === 'census' && !(responseRate !== null && responseRate >= minimumResponse)) return 0
  return Math.min(1, n / frameSize)
}
