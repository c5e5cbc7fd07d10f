import { anchors, type Grade, gradeOf, latentMean } from './opinion.ts'
import type { Random } from './random.ts'

/** One ballot of graded items; an item that was not judged holds the missing word. */
export type GradedBallot<Word extends string> = Readonly<Record<string, Grade | Word>>

const steps: readonly Grade[] = [1, 2, 3, 4, 5]
const spreadOfItems = 14

const isGrade = (answer: unknown): answer is Grade => typeof answer === 'number'

/** Mean anchor of a ballot's graded items; null with fewer than three. */
function ballotScore(ballot: GradedBallot<string>, items: readonly string[]): number | null {
  const scores = items
    .map((item) => ballot[item])
    .filter(isGrade)
    .map((grade) => anchors[grade])
  if (scores.length < 3) return null
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Mean over ballots with at least three graded items; null when there are none. */
function ballotsScore(
  ballots: readonly GradedBallot<string>[],
  items: readonly string[],
): number | null {
  const scores = ballots
    .map((ballot) => ballotScore(ballot, items))
    .filter((score) => score !== null)
  if (scores.length === 0) return null
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** One grade up or down; at the end of the scale it stays. */
const nudged = (grade: Grade, up: boolean): Grade => steps[grade - 1 + (up ? 1 : -1)] ?? grade

/**
 * Ballots of a small body whose mean is meant to be a known figure: drawn around it, then single grades are
 * moved by one step until the mean is within a quarter point or cannot come nearer.
 * @param missing per item the word for "not judged" and how often it is chosen
 */
export function settledGrades<Word extends string>(
  random: Random,
  items: readonly string[],
  count: number,
  target: number,
  missing: { readonly wordOf: (item: string) => Word; readonly share: number },
): GradedBallot<Word>[] {
  const centre = latentMean(target, spreadOfItems)
  let ballots = Array.from({ length: count }, () => {
    const mood = random.normal() * 0.6
    return Object.fromEntries(
      items.map((item) => {
        if (random.chance(missing.share)) return [item, missing.wordOf(item)] as const
        const latent = centre + spreadOfItems * (mood + 0.8 * random.normal())
        return [item, gradeOf(latent)] as const
      }),
    ) satisfies GradedBallot<Word>
  })
  for (let turn = 0; turn < 40 * count; turn += 1) {
    const off = target - (ballotsScore(ballots, items) ?? target)
    if (Math.abs(off) <= 0.25) break
    const [place, item] = [random.whole(count), random.pick(items)]
    const moved = ballots.map((ballot, at) => {
      const grade = ballot[item]
      return at === place && isGrade(grade) ? { ...ballot, [item]: nudged(grade, off > 0) } : ballot
    })
    if (Math.abs(target - (ballotsScore(moved, items) ?? target)) < Math.abs(off)) ballots = moved
  }
  return ballots
}
