import type { Measure } from '../../protocol/form/measure.ts'
import { notApplicable } from './table.ts'

/**
 * The raw score of an answer as a column holds it: the stored number, -1 for `na` on a service, `NaN` for every
 * other missing code and for no answer. What is outside the measure's scale is missing too; turning raw scores into
 * 0..100 is the recipe's business.
 */
export function rawScore(answer: unknown, { feeds, scale, missing = [] }: Measure): number {
  if (typeof answer === 'string') {
    const isService = feeds === 'awareness' || feeds === 'participation'
    return isService && answer === 'na' && missing.includes('na') ? notApplicable : Number.NaN
  }
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return Number.NaN
  if (scale !== undefined && (answer < scale[0] || answer > scale[1])) return Number.NaN
  return answer
}
