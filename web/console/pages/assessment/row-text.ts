import type { readYear } from '../../../../api/contract/assessment.ts'
import { assessmentWords as words } from '../../../words/console/assessment.ts'
import type { Answer } from '../../data/call.ts'

export type Year = Answer<typeof readYear>
export type Row = Year['rows'][number]
type Source = Row['sources']['survey']

export const finalSaySources = ['survey', 'meeting', 'grassroots'] as const
export const otherSources = ['thirdParty', 'records'] as const

export const fixed = (value: number): string => value.toFixed(1)
export const percent = (share: number): string => `${fixed(share * 100)}%`
export const fixedOr = (value: number | null): string =>
  value === null ? words.none : fixed(value)

const shareOf = ({ effectiveWeight, weight }: Source) => effectiveWeight ?? weight

/** The share that workers and grassroots unions really have in this result. */
export const workersShare = ({ sources }: Row): number =>
  finalSaySources.reduce((sum, name) => sum + shareOf(sources[name]), 0)

const signed = (points: number) => `${points < 0 ? '−' : '+'}${fixed(Math.abs(points))}`

/** The clamp and what it did to this unit, in one sentence. */
export function clampSentence({ move, wanted, clamped, N, status }: Row, limit: number): string {
  const atMost = String(limit)
  if (status === 'not-rated' || move === null) return words.ruleOfClamp(atMost)
  if (N === null) return words.finalSayOnly
  if (!clamped || wanted === null) return words.clamp(atMost, signed(move))
  return words.clamp(atMost, signed(move), signed(wanted))
}

export const rangeOf = ({ lower, upper }: Row['score']): string =>
  lower === null || upper === null ? '' : `${fixed(lower)}–${fixed(upper)}`

/** The rank with its possible range, as a table has room for. */
export const shortRank = ({ rank, rankLower, rankUpper }: Row): string =>
  rank === null ? '—' : `${rank}（${rankLower ?? rank}–${rankUpper ?? rank}）`

export function rankText({ rank, rankOf, rankLower, rankUpper }: Row): string {
  if (rank === null) return rankOf === 0 ? words.smallGroup : words.noRank
  return words.rank(rank, rankOf, rankLower ?? rank, rankUpper ?? rank)
}
