import type { Refusal } from './read-cell.ts'

/** One kind of refused cell. */
export interface RefusedCells {
  readonly column: string
  readonly why: Refusal
  readonly count: number
  readonly firstLine: number
  /** Up to five different cells, as they stand in the file. */
  readonly examples: string[]
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly mapping: string
  readonly dryRun: boolean
  /** Rows of the file. */
  readonly read: number
  /** Rows with a wave, a unit and at least one usable answer. */
  readonly usable: number
  readonly added: number
  /** Rows that were there already, unchanged. */
  readonly known: number
  /** Rows of a known identity whose content changed; the new content stands. */
  readonly changed: number
  readonly waves: {
    readonly wave: string
    readonly round: string
    readonly read: number
    readonly usable: number
    /** Rows without a unit, and rows without any usable answer. */
    readonly withoutUnit: number
    readonly withoutAnswer: number
  }[]
  readonly refused: RefusedCells[]
  /** Empty cells and missing codes of each mapped column. */
  readonly empty: { readonly column: string; readonly count: number }[]
  /** Questions that were worded differently, or not asked, in some waves: no trend over these. */
  readonly notComparable: {
    readonly question: string
    readonly groups: string[][]
    readonly detail: string
  }[]
}

interface Kind {
  readonly column: string
  readonly why: Refusal
  count: number
  readonly firstLine: number
  readonly examples: Set<string>
}

/** Counts refused and empty cells by kind while a file is read. */
export function tally() {
  const kinds = new Map<string, Kind>()
  const empties = new Map<string, number>()
  return {
    refuse(column: string, why: Refusal, line: number, cell: string): void {
      const name = `${why} ${column}`
      const kind = kinds.get(name) ?? {
        column,
        why,
        count: 0,
        firstLine: line,
        examples: new Set(),
      }
      kinds.set(name, kind)
      kind.count += 1
      if (kind.examples.size < 5) kind.examples.add(cell.slice(0, 60))
    },
    empty(column: string): void {
      empties.set(column, (empties.get(column) ?? 0) + 1)
    },
    refused: (): RefusedCells[] =>
      [...kinds.values()].map(({ examples, ...kind }) => ({ ...kind, examples: [...examples] })),
    emptyCells: () => [...empties].map(([column, count]) => ({ column, count })),
  }
}

export type Tally = ReturnType<typeof tally>
