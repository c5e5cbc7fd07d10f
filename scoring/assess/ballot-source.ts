import type { ItemScale } from '../prepare/item-score.ts'
import { itemScore } from '../prepare/item-score.ts'
import type { Source } from './sources.ts'

/** One ballot of a few graded items: stored grades 5..1, `NaN` for 不了解. */
export interface GradedBallot {
  /** The meeting it was cast in; any constant for a ballot without meetings. */
  readonly meeting: string
  readonly grades: readonly number[]
}

export interface MeetingRules {
  readonly scale: ItemScale
  readonly gradedItems: number
  readonly leastMeetings: number
  readonly leastBallots: number
  /** Units with fewer workers may do with one meeting; its variance is doubled. */
  readonly oneMeetingBelow: number
}

export interface GrassrootsRules {
  readonly scale: ItemScale
  readonly gradedItems: number
  readonly leastBallots: number
  readonly leastShare: number
  /** Share of unions from which their number counts as the whole (finite population correction). */
  readonly censusResponse: number
}

/** The mean score of a ballot, or `NaN` when fewer than `gradedItems` items are graded. */
export function ballotScore(ballot: GradedBallot, scale: ItemScale, gradedItems: number): number {
  const scores = ballot.grades
    .map((grade) => itemScore(grade, scale))
    .filter((x) => !Number.isNaN(x))
  return scores.length >= gradedItems && scores.length > 0
    ? scores.reduce((sum, x) => sum + x, 0) / scores.length
    : Number.NaN
}

/**
 * M: the workers' ballot at meetings (座谈测评票). Meetings are clusters: the error comes from how far meetings differ.
 *
 * @param frameSize workers of the unit; 0 = unknown, then two meetings are needed
 * @returns missing with fewer than 2 meetings or 15 valid ballots (one meeting is enough below 100 workers)
 * Source: methodology sections 5 and 6.
 */
export function meetingSource(
  ballots: readonly GradedBallot[],
  frameSize: number,
  rules: MeetingRules,
): Source {
  const valid = ballots
    .map((ballot) => ({
      meeting: ballot.meeting,
      score: ballotScore(ballot, rules.scale, rules.gradedItems),
    }))
    .filter(({ score }) => !Number.isNaN(score))
  const meetings = new Set(valid.map(({ meeting }) => meeting)).size
  const needed = frameSize > 0 && frameSize < rules.oneMeetingBelow ? 1 : rules.leastMeetings
  if (meetings < needed) return { state: 'missing', reason: `${meetings} of ${needed} meetings` }
  if (valid.length < rules.leastBallots) {
    return { state: 'missing', reason: `${valid.length} of ${rules.leastBallots} ballots` }
  }
  const value = valid.reduce((sum, { score }) => sum + score, 0) / valid.length
  const se =
    meetings > 1 ? clusterError(valid, value) : Math.sqrt(2) * individualError(valid, value)
  return { state: 'given', value, se, n: valid.length }
}

/**
 * G: the grassroots unions' ballot. One ballot per union, five items on the same anchors.
 *
 * @param invited unions invited
 * @returns missing with fewer than 10 valid ballots or fewer than half of those invited
 * Source: methodology section 6.
 */
export function grassrootsSource(
  ballots: readonly GradedBallot[],
  invited: number,
  rules: GrassrootsRules,
): Source {
  const scores = ballots
    .map((ballot) => ({ score: ballotScore(ballot, rules.scale, rules.gradedItems) }))
    .filter(({ score }) => !Number.isNaN(score))
  const n = scores.length
  if (n < rules.leastBallots)
    return { state: 'missing', reason: `${n} of ${rules.leastBallots} ballots` }
  if (n < rules.leastShare * invited) {
    return { state: 'missing', reason: `${n} of ${invited} invited unions` }
  }
  const value = scores.reduce((sum, { score }) => sum + score, 0) / n
  const fraction = n / Math.max(n, invited)
  const open = fraction >= rules.censusResponse ? 1 - fraction : 1
  return { state: 'given', value, se: Math.sqrt(open) * individualError(scores, value), n }
}

type Scored = { readonly score: number }

function individualError(scored: readonly Scored[], mean: number): number {
  const n = scored.length
  const squares = scored.reduce((sum, { score }) => sum + (score - mean) ** 2, 0)
  return n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0
}

function clusterError(
  scored: readonly (Scored & { readonly meeting: string })[],
  mean: number,
): number {
  const sums = new Map<string, number>()
  for (const { meeting, score } of scored) {
    sums.set(meeting, (sums.get(meeting) ?? 0) + (score - mean) / scored.length)
  }
  const clusters = sums.size
  const squares = [...sums.values()].reduce((sum, x) => sum + x * x, 0)
  return Math.sqrt((clusters / (clusters - 1)) * squares)
}
