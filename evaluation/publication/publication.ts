import { inputHashOf } from '../indices/index-record.ts'

/** A figure as it is printed: already past the showing rule. */
export interface PublishedFigure {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly n: number
}

export interface PublishedUnit {
  readonly unit: string
  readonly name: string
  readonly awareness: PublishedFigure
  readonly participation: PublishedFigure
  readonly satisfaction: PublishedFigure
  readonly invited: number | null
  readonly answered: number
  readonly excluded: number
  /** 只列出，不定等次不排名. */
  readonly listedOnly: boolean
}

/** What a publication says; sealed by its hash. */
export interface PublicationBody {
  readonly mode: 'ballot' | 'open' | 'identified' | 'imported'
  readonly batch?: number | undefined
  readonly opensAt: string
  readonly closesAt: string
  readonly recipe: string
  readonly custodians: readonly string[]
  readonly manifestHash?: string | undefined
  readonly checkWords?: string | undefined
  readonly city?:
    | {
        readonly awareness: PublishedFigure
        readonly participation: PublishedFigure
        readonly satisfaction: PublishedFigure
      }
    | undefined
  readonly units: readonly PublishedUnit[]
}

/** A sealed public report of a round: 公示 while objections are open, 通报 afterwards. */
export interface Publication {
  readonly id: string
  readonly kind: 'objection' | 'final'
  readonly title: string
  readonly round?: string | undefined
  readonly year?: number | undefined
  readonly body: PublicationBody
  /** SHA-256 over the body, hexadecimal. */
  readonly hash: string
  readonly publishedAt: Date
  readonly objectionsUntil?: string | undefined
  readonly demo: boolean
}

/** Changes with anything that a publication says. */
export const publicationHash = (body: PublicationBody): string => inputHashOf(body)
