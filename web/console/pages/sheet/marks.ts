import type { readSheet } from '../../../../api/contract/evaluation.ts'
import { sheetWords as words } from '../../../words/console/evaluation.ts'
import type { Answer } from '../../data/call.ts'

export type SheetView = Answer<typeof readSheet>
export type Criterion = SheetView['panel']['criteria'][number]
export type Marks = SheetView['sheet']['marks']

/** One criterion as it stands in the fields: anything a person may type. */
export interface Typed {
  readonly score: string
  readonly reason: string
}
export type Draft = Readonly<Record<string, Typed>>

const blank: Typed = { score: '', reason: '' }

export const typedOf = (draft: Draft, { id }: Criterion): Typed => draft[id] ?? blank

export const draftOf = (marks: Marks): Draft =>
  Object.fromEntries(
    Object.entries(marks).map(([id, { score, reason = '' }]) => [
      id,
      { score: String(score), reason },
    ]),
  )

export const isWhole = (score: string): boolean =>
  /^\d{1,3}$/.test(score.trim()) && Number(score) <= 100

/** Very low and very high scores need their reason in writing. */
export const needsReason = (score: string): boolean =>
  isWhole(score) && (Number(score) <= 20 || Number(score) >= 95)

/** What can be stored: a reason without a score waits in the field. */
export function marksOf(draft: Draft, criteria: readonly Criterion[]): Marks {
  return Object.fromEntries(
    criteria.flatMap((criterion) => {
      const { score, reason } = typedOf(draft, criterion)
      if (!isWhole(score)) return []
      return [[criterion.id, { score: Number(score), ...(reason === '' ? {} : { reason }) }]]
    }),
  )
}

export const sameMarks = (a: Marks, b: Marks, criteria: readonly Criterion[]): boolean =>
  criteria.every(
    ({ id }) => a[id]?.score === b[id]?.score && (a[id]?.reason ?? '') === (b[id]?.reason ?? ''),
  )

/** One sentence for each thing that keeps the sheet from being handed in. */
export function missingFrom(draft: Draft, criteria: readonly Criterion[]): string[] {
  return criteria.flatMap((criterion) => {
    const { score, reason } = typedOf(draft, criterion)
    if (score.trim() === '') return [words.missingScore(criterion.title)]
    if (!isWhole(score)) return [words.badScore(criterion.title)]
    if (needsReason(score) && reason.trim() === '') return [words.missingReason(criterion.title)]
    return []
  })
}

/** The weighted mean, 0–100; null while a score is missing. */
export function totalOf(draft: Draft, criteria: readonly Criterion[]): number | null {
  const marks = marksOf(draft, criteria)
  const weight = criteria.reduce((sum, each) => sum + each.weight, 0)
  if (weight === 0 || criteria.some(({ id }) => marks[id] === undefined)) return null
  return (
    criteria.reduce((sum, each) => sum + each.weight * (marks[each.id]?.score ?? 0), 0) / weight
  )
}
