import type { Measure } from '../../protocol/form/measure.ts'

/** Where a row comes from. */
export type Provenance = 'open' | 'ballot' | 'imported'

/** 不适合我: the question is not for this worker. Different from `NaN`, no answer or 不了解. */
export const notApplicable = -1

/** Every answer to one measured question or grid row under one measure. */
export interface Column {
  /** `u3`, or `u1/c1` for a row of a grid. */
  readonly key: string
  readonly measure: Measure
  /** Raw stored scores; `NaN` = no answer or a missing code; -1 = 不适合我. */
  readonly values: Float64Array
}

/** A block of graded items on one scale, in the order shown: columns by their place in `columns`. */
export interface GridColumns {
  readonly name: string
  readonly columns: readonly number[]
  readonly hasReversedItem: boolean
}

/** All that is known of one style's answers, whatever way they came: one row type, as plain columns. */
export interface Table {
  readonly round: string
  readonly style: string
  readonly rows: number
  readonly provenance: Readonly<Record<Provenance, number>>
  /** Names the snapshot: the seal batch of ballots and the number of others. */
  readonly watermark: string
  readonly columns: readonly Column[]
  readonly grids: readonly GridColumns[]
  /** Attribute codes by name; null where none was given. */
  readonly attributes: Readonly<Record<string, readonly (string | null)[]>>
  /** 1 where the phone reported the pace `fast`. */
  readonly fast: Uint8Array
  /** 1 where 有人让我这样填 was pressed. */
  readonly coached: Uint8Array
  /** 1: 代填. */
  readonly helped: Uint8Array
  /** 1 where the phone believed it had answered already (open rounds). */
  readonly again: Uint8Array
  /** Scored items that were shown to the person, and how many of them were answered. */
  readonly shown: Uint16Array
  readonly answered: Uint16Array
}

/** One answer before it is put into columns. */
export interface Row {
  readonly provenance: Provenance
  readonly answers: Readonly<Record<string, unknown>>
  readonly attributes: Readonly<Record<string, string>>
  readonly fast: boolean
  readonly coached: boolean
  readonly helped: boolean
  readonly again: boolean
}

/** One place in an answer that is measured. */
export interface MeasuredItem {
  readonly key: string
  readonly measure: Measure
  /** Reads the raw answer of this item. */
  readonly read: (answers: Row['answers']) => unknown
}

/** What a questionnaire, or the mapping of an import, says about its answers. */
export interface Reading {
  readonly items: readonly MeasuredItem[]
  readonly grids: readonly { readonly name: string; readonly keys: readonly string[] }[]
  /** How many scored items these answers saw, and how many they answered. */
  readonly count: (answers: Row['answers']) => { readonly shown: number; readonly answered: number }
}
