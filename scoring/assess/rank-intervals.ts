import { midRanks } from '../agreement/mid-ranks.ts'
import type { Figure } from '../numbers.ts'
import { seededNormal, seededRandom } from '../uncertainty/seeded-random.ts'
import type { FinalSay } from './final-say.ts'
import { finalSay } from './final-say.ts'
import type { Channel, Scheme } from './scheme.ts'

/** One unit of a peer group: estimate and standard error per source, null = missing. */
export interface RankedUnit {
  readonly unit: string
  readonly sources: Readonly<
    Record<Channel, { readonly value: number; readonly se: number } | null>
  >
}

export interface RankInterval {
  readonly unit: string
  readonly medianRank: number
  /** 5th percentile of the rank. */
  readonly lower: number
  /** 95th percentile. */
  readonly upper: number
  /** Share of draws in the first quarter of the group. */
  readonly firstQuarter: number
}

const channels = ['survey', 'meeting', 'grassroots', 'thirdParty', 'records'] as const

/**
 * How far could the ranks move if we asked again? Draws every source of every unit from its estimate and error, computes C by the
 * scheme and ranks the group; reports the median rank and the 5th to 95th percentile.
 *
 * @param units one peer group; the survey must be there for each
 * @param seed hash of rule version and snapshot: the same seed gives the same intervals
 * @param draws 10,000 officially
 * @throws RangeError when a unit has no survey
 * Source: methodology section 9; Goldstein & Spiegelhalter 1996.
 */
export function rankIntervals(
  units: readonly RankedUnit[],
  scheme: Scheme,
  seed: string,
  draws = 10_000,
): RankInterval[] {
  const normal = seededNormal(seededRandom(seed))
  const ranks = units.map(() => new Float64Array(draws))
  for (let draw = 0; draw < draws; draw += 1) {
    const scores = units.map((unit) => -drawScore(unit, scheme, normal).C)
    for (const [i, rank] of midRanks(scores).ranks.entries()) {
      const column = ranks[i]
      if (column) column[draw] = rank
    }
  }
  return units.map(({ unit }, i) => summary(unit, ranks[i] ?? new Float64Array(0), units.length))
}

function drawScore({ sources }: RankedUnit, scheme: Scheme, normal: () => number): FinalSay {
  const drawn: Record<Channel, Figure> = {
    survey: null,
    meeting: null,
    grassroots: null,
    thirdParty: null,
    records: null,
  }
  for (const channel of channels) {
    const source = sources[channel]
    if (source) drawn[channel] = Math.min(100, Math.max(0, source.value + source.se * normal()))
  }
  return finalSay(drawn, scheme)
}

function summary(unit: string, ranks: Float64Array, units: number): RankInterval {
  const sorted = ranks.slice().sort()
  // The smallest rank that at least this share of draws does not exceed.
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 1
  const first = sorted.filter((rank) => rank <= Math.max(1, units / 4)).length
  return {
    unit,
    medianRank: at(0.5),
    lower: at(0.05),
    upper: at(0.95),
    firstQuarter: first / sorted.length,
  }
}
