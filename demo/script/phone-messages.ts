import type { Answer, Content, Manifest, Parts } from '../../protocol/index.ts'

/** What one phone does: collects its credentials if it has none yet, then sends ballots. */
export interface Vote {
  readonly id: number
  readonly round: string
  /** Tells phones apart; a phone that comes again still has what it collected. */
  readonly phone: string
  /** The link's secret, base64url. */
  readonly secret: string
  /** What the link is for. */
  readonly styles: readonly string[]
  readonly ballots: readonly { readonly style: string; readonly content: Content }[]
}

/** What a thread of phones is told. */
export type ToPhones =
  | {
      readonly kind: 'round'
      readonly manifest: Manifest
      readonly parts: Readonly<Record<string, Parts>>
    }
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'answer'; readonly post: number; readonly answer: Answer | null }

/** What a thread of phones says. */
export type FromPhones =
  | {
      readonly kind: 'post'
      readonly post: number
      readonly vote: number
      readonly path: string
      readonly body: string
    }
  | { readonly kind: 'voted'; readonly vote: number; readonly wrong?: string }
