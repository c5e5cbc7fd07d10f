import { probability, solve } from './familiarity.ts'
import { type Age, marginsOf } from './frames.ts'
import type { DemoUnit, Wave } from './units.ts'

/** Grades from 非常满意 to 非常不满意. */
export type Grade = 5 | 4 | 3 | 2 | 1

/** What the five grade words stand for. */
export const anchors: Readonly<Record<Grade, number>> = { 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 }

/** A latent opinion becomes the grade whose anchor is nearest. */
export function gradeOf(opinion: number): Grade {
  if (opinion >= 90) return 5
  if (opinion >= 70) return 4
  if (opinion >= 45) return 3
  return opinion >= 15 ? 2 : 1
}

/** Mean anchor of latent opinions spread normally around `mean`. */
function expectedScore(mean: number, deviation: number): number {
  const below = (cut: number) => probability((cut - mean) / deviation)
  return 100 - 20 * below(90) - 20 * below(70) - 30 * below(45) - 30 * below(15)
}

/** The latent mean whose grades have the wanted mean score. */
export const latentMean = (score: number, deviation: number): number =>
  -solve((x) => expectedScore(-x, deviation), score, -220, 120)

/** Points by which workers of an age differ in satisfaction. */
export const ageShift: Readonly<Record<Age, number>> = { a1: -3, a2: -1, a3: 1, a4: 3 }

/**
 * The latent mean of a unit's opinions before the shift of age, so that satisfaction over all who can judge,
 * weighted by the frame, comes to the wanted score.
 */
export function unitMean(unit: DemoUnit, score: number, deviation: number): number {
  const over = (mean: number) =>
    marginsOf(unit).age.reduce(
      (sum, [age, share]) => sum + share * expectedScore(mean + ageShift[age], deviation),
      0,
    )
  return -solve((x) => over(-x), score, -220, 120)
}

/** Common part of one worker's opinions on a unit; the three core items then correlate about .62 as grades. */
export const commonPart = 0.68

/** What the ballots of a wave are to say; u11's last one is partly coached, so the rest says less. */
export interface Wanted {
  readonly awareness: number
  readonly participation: number
  readonly satisfaction: number
  readonly deviation: number
}

export const wantedOf = (unit: DemoUnit, wave: Wave): Wanted => ({
  awareness: unit.awareness[wave],
  participation: unit.participation[wave],
  satisfaction: unit.satisfaction[wave],
  deviation: unit.deviation[wave],
})
