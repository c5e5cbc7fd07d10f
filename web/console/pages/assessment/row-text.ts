import type { readYear } from '../../../../api/contract/assessment.ts'
import { assessmentWords as words } from '../../../words/console/assessment.ts'
import { reasonSentence } from '../../../words/console/report.ts'
import type { Answer } from '../../data/call.ts'
import { toldApart } from '../../parts/told-apart.ts'

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
export function shortRank({ rank, rankLower, rankUpper }: Row): string {
  if (rank === null) return '—'
  return rankLower === rankUpper
    ? String(rank)
    : `${rank}（${rankLower ?? rank}–${rankUpper ?? rank}）`
}

const duties = ['K5', 'K6']

/** What holds the grade down; where there is no grade, only confirmed breaches of duty are left to say. */
export const capsOf = ({ caps, status }: Row): Row['caps'] =>
  status === 'rated' ? caps : caps.filter(({ cap }) => duties.includes(cap))

/** Why a score that stands is not ranked: each rule once. */
function whyNoRank({ score }: Row): string {
  const codes = new Set<string>()
  return score.reasons
    .filter(({ code }) => code !== 'not-assessed-yet' && !codes.has(code) && codes.add(code))
    .map(reasonSentence)
    .join('；')
}

const sureOf = ({ score: { value, se } }: Row) => ({ value: value ?? 0, se: se ?? 0 })

/** Places of the same peer group from which this one cannot be told apart, best first. */
function notApart(row: Row, rows: readonly Row[]): string {
  const places = rows
    .filter(({ unit, peerGroup }) => unit !== row.unit && peerGroup === row.peerGroup)
    .flatMap((other) => (toldApart(sureOf(row), sureOf(other)) ? [] : (other.rank ?? [])))
  if (places.length === 0) return words.apartFromAll
  const named = [...new Set(places)].toSorted((a, b) => a - b)
  return words.notApart(named.map((rank) => words.place(rank, rank === row.rank)).join('、'))
}

/** The rank with its possible range and the places it cannot be told from, or why there is none. */
export function rankText(row: Row, rows: readonly Row[]): string {
  const { rank, rankOf, rankLower, rankUpper } = row
  if (rank === null) return rankOf === 0 ? words.smallGroup : words.noRank(whyNoRank(row))
  const range = words.rank(rank, rankOf, rankLower ?? rank, rankUpper ?? rank)
  return `${range}；${notApart(row, rows)}。`
}
