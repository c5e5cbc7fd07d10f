/** How somebody interfered with answers: told what to answer, watched while answering, answered for others. */
export const interferenceKinds = ['coaching', 'leaders-present', 'answering-for'] as const
export type InterferenceKind = (typeof interferenceKinds)[number]

/** A confirmed interference with answers about a unit: caps its grade at 合格 and is named in the note (K5). */
export interface Interference {
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly kind: InterferenceKind
  /** Number of the document that confirms it. */
  readonly document: string
  /** What was found. */
  readonly finding: string
  /** Where a checker can look: minutes, recordings, the file's place. */
  readonly evidence: string
  readonly confirmedBy: string
  readonly confirmedAt: Date
  /** Confirmed in error: the row stays and fires nothing. */
  readonly withdrawn?: { readonly why: string; readonly by: string; readonly at: Date } | undefined
  readonly demo: boolean
}

/** What the assessment's note names: every document that stands, none when there is none. */
export const standingDocuments = (
  unit: string,
  rows: readonly Interference[],
): string | undefined => {
  const standing = rows.filter((row) => row.unit === unit && row.withdrawn === undefined)
  return standing.length === 0 ? undefined : standing.map(({ document }) => document).join('、')
}
