import type { Figure } from '../numbers.ts'

export interface RankCandidate {
  readonly unit: string
  /** Kind of unit and size class, and which list it stands on; ranks are given only inside. */
  readonly peerGroup: string
  /** C; null when not rated. */
  readonly score: Figure
  /** V, for ties. */
  readonly index: Figure
  /** Whether the showing rule allows a rank. */
  readonly rankable: boolean
}

export interface PeerRank {
  readonly unit: string
  readonly rank: Figure
  /** Units that share the ranking. */
  readonly of: number
  readonly reason?: 'group-too-small' | 'not-rankable'
}

/**
 * Ranks units inside their peer group by C, ties by V, then a shared rank. A group of fewer than `smallestGroup` units has no ranks;
 * a unit that may not be ranked stands outside but still belongs to its group.
 *
 * Source: methodology section 7.
 */
export function rankPeers(candidates: readonly RankCandidate[], smallestGroup = 5): PeerRank[] {
  return candidates.map((candidate) => {
    const group = candidates.filter((other) => other.peerGroup === candidate.peerGroup)
    const ranked = group.filter((other) => other.rankable && other.score !== null)
    const { unit } = candidate
    if (group.length < smallestGroup) return { unit, rank: null, of: 0, reason: 'group-too-small' }
    if (!candidate.rankable || candidate.score === null) {
      return { unit, rank: null, of: ranked.length, reason: 'not-rankable' }
    }
    const better = ranked.filter((other) => isBetter(other, candidate)).length
    return { unit, rank: better + 1, of: ranked.length }
  })
}

function isBetter(a: RankCandidate, b: RankCandidate): boolean {
  if (a.score !== b.score) return (a.score ?? 0) > (b.score ?? 0)
  return (a.index ?? 0) > (b.index ?? 0)
}
