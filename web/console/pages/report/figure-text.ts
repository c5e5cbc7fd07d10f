import type { Figure } from '../../../../api/contract/figure.ts'
import type { readReport } from '../../../../api/contract/report.ts'
import { reasonSentence, reportWords as words } from '../../../words/console/report.ts'
import type { Answer } from '../../data/call.ts'

export type Report = Answer<typeof readReport>
export type ReportUnit = Report['units'][number]
export const figureNames = ['awareness', 'participation', 'satisfaction', 'index'] as const
export type FigureName = (typeof figureNames)[number]

/** Answers over an open link make no V: whoever has the link can answer. */
export const figuresIn = ({ round }: Pick<Report, 'round'>): readonly FigureName[] =>
  round.mode === 'open' ? figureNames.filter((name) => name !== 'index') : figureNames

/** Every figure has one decimal, everywhere. */
export const fixed = (value: number): string => value.toFixed(1)

export const rangeText = ({ lower, upper }: Figure): string =>
  lower === null || upper === null ? '' : words.range(fixed(lower), fixed(upper))

const isCut = ({ lower, upper }: Figure) => lower === 0 || upper === 100

/** 82.4（±1.1）; an interval that ends at 0 or 100 is not even on both sides and is written out. */
export function withError(figure: Figure): string {
  const { value, lower, upper } = figure
  if (value === null) return words.hidden
  if (lower === null || upper === null) return fixed(value)
  if (isCut(figure)) return `${fixed(value)}（${rangeText(figure)}）`
  return words.plusMinus(fixed(value), fixed((upper - lower) / 2))
}

/** The figure whose verdict speaks for the unit: V, or satisfaction where V alone is hidden. */
export const leading = ({ index, satisfaction }: Pick<ReportUnit, 'index' | 'satisfaction'>) =>
  index.value === null && satisfaction.value !== null ? satisfaction : index

/** Reasons in words, each rule once, the lower bar first; what only waits for the assessment is said last. */
export function reasonsOf({ level, reasons }: Figure): string[] {
  const seen = new Set<string>()
  const first = reasons.filter(({ code }) => !seen.has(code) && seen.add(code))
  if (level === 'hidden') return first.slice(0, 1).map(reasonSentence)
  const waiting = first.filter(({ code }) => code === 'not-assessed-yet')
  const other = first.filter(({ code }) => code !== 'not-assessed-yet')
  return (other.length > 0 ? other : waiting).map(reasonSentence)
}
