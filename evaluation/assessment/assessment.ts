import type { AssessmentResult, RankInterval, UnitSources } from '../../scoring/index.ts'
import { inputHashOf } from '../indices/index-record.ts'

/** Which list a unit stands on: 市总's own units are assessed, all others only compared. */
export type AssessmentList = 'assessment' | 'reference'

/** One unit's yearly result, one revision of it. Old revisions stay beside the new one. */
export interface Assessment {
  readonly id: string
  readonly year: number
  readonly unit: string
  /** 1 for the first computation; a new one is written only when an input has changed. */
  readonly revision: number
  readonly scheme: string
  /** 试运行: computed and shown, no grade is used. */
  readonly trial: boolean
  /** 试算 until the federation has decided. */
  readonly state: 'trial' | 'decided'
  readonly inputs: {
    readonly sources: UnitSources
    /** The rounds whose figures and ballots stand behind it. */
    readonly rounds: readonly string[]
    readonly list: AssessmentList
    readonly peerGroup: string
  }
  readonly result: AssessmentResult & {
    /** Rank within the peer group; null where no rank is given. */
    readonly rank: { readonly rank: number | null; readonly of: number; readonly reason?: string }
    readonly interval: RankInterval | null
  }
  readonly inputHash: string
  /** Seed of the year; the rank intervals of a peer group are drawn from `seed:group`. */
  readonly seed: string
  readonly computedAt: Date
  readonly decidedAt?: Date | undefined
  /** Why there is a further revision. */
  readonly reason?: string | undefined
  readonly demo: boolean
}

/** Everything a unit's result follows from: the scheme, its sources, and how it stands among its peers. */
export const assessmentHash = ({
  scheme,
  inputs: { sources },
  result: { rank, interval },
}: Pick<Assessment, 'scheme'> & {
  readonly inputs: Pick<Assessment['inputs'], 'sources'>
  readonly result: Pick<Assessment['result'], 'rank' | 'interval'>
}): string => inputHashOf([scheme, sources, { rank, interval }])
