import { answerPattern } from './longstring.ts'

/** The signs of a careless answer, one bit each. */
export const flagBits = {
  fast: 1,
  longstring: 2,
  noVariation: 4,
  unanswered: 8,
  attention: 16,
  duplicate: 32,
} as const

export type FlagName = keyof typeof flagBits

/** A block of items on one answer scale, in the order shown. */
export interface Grid {
  /** Whether one of its items is reverse-worded, so that equal answers throughout contradict themselves. */
  readonly hasReversedItem: boolean
  /** One column of raw codes per item, `NaN` missing. */
  readonly items: readonly Float64Array[]
}

/** What the phone and the intake say about each response; every column is optional and 1 means yes. */
export interface ResponseSigns {
  readonly fast?: Uint8Array
  readonly failedAttention?: Uint8Array
  readonly duplicate?: Uint8Array
  readonly shownItems?: Uint16Array
  readonly answeredItems?: Uint16Array
  readonly grids?: readonly Grid[]
}

/** The thresholds of the rules; official values in the official recipe. */
export interface FlagRules {
  readonly longstringLeast: number
  readonly longstringShare: number
  readonly noVariationItems: number
  readonly unansweredShare: number
}

/**
 * Raises the flags of every response, by the same rules for all units, fixed before fieldwork.
 *
 * Only grids of graded statements belong in `grids`: a worker who truthfully never heard of any service
 * is not careless.
 *
 * @returns one byte per response, the sum of its `flagBits`
 * Source: methodology section 3; R careless; Meade & Craig 2012.
 */
export function responseFlags(rows: number, signs: ResponseSigns, rules: FlagRules): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, i) => {
    let flags = 0
    if (signs.fast?.[i] === 1) flags |= flagBits.fast
    if (signs.failedAttention?.[i] === 1) flags |= flagBits.attention
    if (signs.duplicate?.[i] === 1) flags |= flagBits.duplicate
    if (mostlyUnanswered(i, signs, rules)) flags |= flagBits.unanswered
    for (const grid of signs.grids ?? []) flags |= gridFlags(i, grid, rules)
    return flags
  })
}

function mostlyUnanswered(row: number, signs: ResponseSigns, rules: FlagRules): boolean {
  const shown = signs.shownItems?.[row] ?? 0
  const answered = signs.answeredItems?.[row] ?? shown
  return shown > 0 && shown - answered > rules.unansweredShare * shown
}

function gridFlags(row: number, grid: Grid, rules: FlagRules): number {
  const pattern = answerPattern(grid.items.map((column) => column[row] ?? Number.NaN))
  const limit = Math.max(rules.longstringLeast, rules.longstringShare * grid.items.length)
  let flags = 0
  if (grid.hasReversedItem && (pattern.longstring >= limit || pattern.straightline)) {
    flags |= flagBits.longstring
  }
  if (pattern.irv === 0 && pattern.answered >= rules.noVariationItems) flags |= flagBits.noVariation
  return flags
}
