import type { Figure } from '../numbers.ts'
import type { Channel, Scheme } from './scheme.ts'
import { finalSayChannels, otherChannels } from './scheme.ts'

/** The final score and how it came about; all points unrounded. */
export interface FinalSay {
  /** W: the final-say group. */
  readonly W: number
  /** N: third party and records; null when both are missing. */
  readonly N: Figure
  /** C = W + applied. */
  readonly C: number
  /** omega_N (N - W), before the clamp. */
  readonly correction: number
  /** What of it counts, within -D..D. */
  readonly applied: number
  readonly clamped: boolean
  /** The share each source really has, summing to 1; a missing source's weight stays in its own group. */
  readonly effective: Readonly<Record<Channel, number>>
  /** Both other sources missing: 仅按职工和基层评价. */
  readonly finalSayOnly: boolean
}

/**
 * The rule by which workers and grassroots unions have the final say:
 * C = W + clamp(omega_N (N - W), -D, +D). Without the clamp this is the plain weighted mean; with it nobody outside the group can
 * move its score by more than D points.
 *
 * A missing source hands its weight to its own group only, never across.
 *
 * @param scores 0..100, null = missing; the survey may not be missing
 * @throws RangeError when the survey is missing or a score is off the scale
 * @example V 83, M 70, G 80, T 98, O 95: W = 80.5385, N = 96.7143, C = 85.5385
 * Source: methodology section 7.
 */
export function finalSay(scores: Readonly<Record<Channel, Figure>>, scheme: Scheme): FinalSay {
  if (scores.survey === null)
    throw new RangeError('finalSay: without the survey there is no final score')
  for (const [channel, score] of Object.entries(scores)) {
    if (score !== null && !(score >= 0 && score <= 100)) {
      throw new RangeError(`finalSay: the score of ${channel} must lie between 0 and 100`)
    }
  }
  const workers = groupOf(finalSayChannels, scores, scheme)
  const others = groupOf(otherChannels, scores, scheme)
  const W = workers.mean ?? 0
  const N = others.mean
  const omegaN = others.nominal / (workers.nominal + others.nominal)
  const correction = N === null ? 0 : omegaN * (N - W)
  const applied = Math.min(scheme.clamp, Math.max(-scheme.clamp, correction))
  const share = (channel: Channel, group: Group, groupShare: number) =>
    scores[channel] === null || group.present === 0
      ? 0
      : (groupShare * scheme.weights[channel]) / group.present
  const otherShare = N === null ? 0 : omegaN
  return {
    W,
    N,
    C: W + applied,
    correction,
    applied,
    clamped: applied !== correction,
    effective: {
      survey: share('survey', workers, 1 - otherShare),
      meeting: share('meeting', workers, 1 - otherShare),
      grassroots: share('grassroots', workers, 1 - otherShare),
      thirdParty: share('thirdParty', others, otherShare),
      records: share('records', others, otherShare),
    },
    finalSayOnly: N === null,
  }
}

interface Group {
  readonly nominal: number
  readonly present: number
  readonly mean: Figure
}

function groupOf(
  channels: readonly Channel[],
  scores: Readonly<Record<Channel, Figure>>,
  { weights }: Scheme,
): Group {
  let nominal = 0
  let present = 0
  let sum = 0
  for (const channel of channels) {
    const score = scores[channel]
    nominal += weights[channel]
    if (score === null) continue
    present += weights[channel]
    sum += weights[channel] * score
  }
  return { nominal, present, mean: present > 0 ? sum / present : null }
}
