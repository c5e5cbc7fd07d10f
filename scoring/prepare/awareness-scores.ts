import type { ItemScale } from './item-score.ts'
import { itemScore } from './item-score.ts'

/** The raw code of 不适合我: the service is not for this worker. Different from `NaN`, no answer. */
export const notApplicable = -1

/** One service of the fixed list as asked in the unit evaluation; `raw` holds one answer per respondent. */
export interface ServiceColumn {
  readonly service: string
  /** The made-up service: asked like the others, never counted in the index. */
  readonly foil: boolean
  readonly raw: Float64Array
}

/**
 * Awareness (知晓度) A_i of each respondent: the mean score over the services that apply to this worker.
 *
 * At least `minimumShare` of those services must be answered; otherwise A_i is missing. 不适合我 takes the service
 * out of the list for this worker. The foil never counts.
 *
 * @param services one column per service, all of `rows` answers
 * @returns one score 0..100 per respondent, `NaN` missing
 * Source: methodology section 2.
 */
export function awarenessScores(
  rows: number,
  services: readonly ServiceColumn[],
  scale: ItemScale,
  minimumShare: number,
): Float64Array {
  const real = services.filter((column) => !column.foil)
  return Float64Array.from({ length: rows }, (_, i) => awarenessOf(i, real, scale, minimumShare))
}

function awarenessOf(
  row: number,
  services: readonly ServiceColumn[],
  scale: ItemScale,
  minimumShare: number,
): number {
  let applies = 0
  let answered = 0
  let total = 0
  for (const { raw } of services) {
    const answer = raw[row] ?? Number.NaN
    if (answer === notApplicable) continue
    applies += 1
    const score = itemScore(answer, scale)
    if (Number.isNaN(score)) continue
    answered += 1
    total += score
  }
  return answered > 0 && answered >= minimumShare * applies ? total / answered : Number.NaN
}
