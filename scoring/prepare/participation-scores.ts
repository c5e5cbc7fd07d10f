import { notApplicable } from './awareness-scores.ts'

/** One service as a respondent could have used it in its window (12 or 36 months). */
export interface UseColumn {
  readonly service: string
  /** Given by invitation: counts among the eligible services only for those who used it. */
  readonly byInvitation: boolean
  readonly raw: Float64Array
}

/** Per respondent: P_i (0..100) and the number of services used; both `NaN` where nothing was for this worker. */
export interface Participation {
  readonly score: Float64Array
  readonly used: Float64Array
}

/**
 * Participation (参与度) P_i = 100 min(1, used / min(fullMarks, eligible)): three uses are full marks, since nobody
 * should be asked to use everything.
 *
 * @param usedCodes raw answers that mean "used"; any other answer means eligible and not used
 * @param fullMarks uses that earn 100, usually 3
 * @returns `NaN` where the worker was eligible for nothing or answered nothing
 * Source: methodology section 2.
 */
export function participationScores(
  rows: number,
  services: readonly UseColumn[],
  usedCodes: readonly number[],
  fullMarks: number,
): Participation {
  const score = new Float64Array(rows).fill(Number.NaN)
  const used = new Float64Array(rows).fill(Number.NaN)
  for (let i = 0; i < rows; i += 1) {
    const counts = countServices(i, services, usedCodes)
    if (counts.eligible === 0) continue
    used[i] = counts.used
    score[i] = 100 * Math.min(1, counts.used / Math.min(fullMarks, counts.eligible))
  }
  return { score, used }
}

function countServices(row: number, services: readonly UseColumn[], usedCodes: readonly number[]) {
  let eligible = 0
  let used = 0
  for (const { raw, byInvitation } of services) {
    const answer = raw[row] ?? Number.NaN
    if (Number.isNaN(answer) || answer === notApplicable) continue
    const uses = usedCodes.includes(answer)
    if (uses) used += 1
    if (uses || !byInvitation) eligible += 1
  }
  return { eligible, used }
}
