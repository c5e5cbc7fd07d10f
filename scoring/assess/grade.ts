import type { Grade, Scheme } from './scheme.ts'
import { gradesUpward } from './scheme.ts'

/**
 * The grade of a score: lower bounds inclusive, compared unrounded. A score within 1e-9 below a bound is taken to be on it, since
 * that is the rounding of the arithmetic, not of the workers.
 *
 * @example gradeOf(85, officialScheme.bands) // 'excellent'
 */
export function gradeOf(score: number, bands: Scheme['bands']): Grade {
  const reached = (bound: number) => score >= bound - 1e-9
  if (reached(bands.excellent)) return 'excellent'
  if (reached(bands.good)) return 'good'
  return reached(bands.fair) ? 'fair' : 'poor'
}

/** The lower of two grades. */
export function lowerGrade(a: Grade, b: Grade): Grade {
  return gradesUpward.indexOf(a) <= gradesUpward.indexOf(b) ? a : b
}
