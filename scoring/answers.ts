import type { ServiceColumn } from './prepare/awareness-scores.ts'
import type { UseColumn } from './prepare/participation-scores.ts'
import type { SatisfactionColumn } from './prepare/satisfaction-scores.ts'
import type { ResponseSigns } from './screen/response-flags.ts'

/** How many workers the register has: in full joint cells, only per attribute, or nothing but a total. */
export type Frame =
  | {
      readonly kind: 'cells'
      readonly cells: readonly {
        readonly cell: Readonly<Record<string, string>>
        readonly count: number
      }[]
    }
  | {
      readonly kind: 'margins'
      readonly margins: Readonly<Record<string, Readonly<Record<string, number>>>>
    }
  | { readonly kind: 'none' }

/**
 * Everything one unit's respondents said, as plain columns of `rows` entries, one per response in any order.
 *
 * Raw codes are the stored integers of the questionnaire (imports may carry decimals). `NaN` = no answer or 不了解;
 * `notApplicable` (-1) = 不适合我, in service columns only. Attribute codes are those of the frame; null or a code the frame
 * does not know (`none`, 不想说) means without that attribute.
 */
export interface UnitAnswers {
  readonly unit: string
  /** Kind of unit (palace, sanatorium, ...): chooses the goalposts of the recipe. */
  readonly kind: string
  /** Workers the unit serves, N_u; 0 when no register stands behind the answers. */
  readonly frameSize: number
  readonly frame: Frame
  /** Workers invited by name; null for an open link or an import that does not know. */
  readonly invited: number | null
  /** open = anyone with the link; census = everybody in the frame invited; lot = drawn from the frame. */
  readonly sampling: 'open' | 'census' | 'lot'
  readonly rows: number
  readonly attributes: Readonly<Record<string, readonly (string | null)[]>>
  readonly awareness: readonly ServiceColumn[]
  readonly participation: readonly UseColumn[]
  readonly satisfaction: readonly SatisfactionColumn[]
  /** Signs of careless answering: pace, attention items, duplicates, unanswered items, grids of statements. */
  readonly signs: ResponseSigns
  /** 1 where the button 有人让我这样填 was pressed: counted, never excluded. */
  readonly coached?: Uint8Array
  /** N_h / n_h of the stratum the respondent was drawn from; all 1 without it. */
  readonly baseWeights?: Float64Array
  readonly strata?: readonly string[]
  /** Frame size per stratum; together with `strata` the finite population counts per stratum. */
  readonly stratumSizes?: Readonly<Record<string, number>>
  /** An inquiry into too many excluded answers is closed: the unit may be rated again. */
  readonly inquiryClosed?: boolean
}

/** The whole population a pooled figure is raked to. */
export interface CityFrame {
  readonly frameSize: number
  readonly frame: Frame
}
